"""German names for tasks, for people who read the report."""

_names = {
    "wagtail.tasks.update_reference_index_task": "Verwendungsnachweis auffrischen",
    "wagtail.tasks.delete_file_from_storage_task": "Gelöschte Datei entfernen",
    "wagtail.images.tasks.set_image_focal_point_task": "Bildmittelpunkt bestimmen",
    "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task": "Zwischenspeicher leeren",
}


def register_task_name(task_path: str, name: str) -> None:
    """Give the task at this dotted path a name; apps call it from `ready()`."""
    _names[task_path] = name


def task_name(task_path: str) -> str:
    return _names.get(task_path, task_path)
