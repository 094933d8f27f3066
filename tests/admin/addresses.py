"""Every address of the admin, found in the URL configuration, with arguments that exist."""

import re
from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Open to everybody: they lead in, and carry no content.
OPEN = ("login/", "password_reset/", "sprite/", "jsi18n/", "logout/")
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
# A regular expression in Wagtail 7 and another one in 8.
_COMPARE = re.compile(r"^pages/.+/revisions/compare/.+$")
_NAMED_GROUP = re.compile(r"\(\?P(<\w+>)[^)]*\)")


def admin_routes() -> list[str]:
    """The routes below /admin/ as they are written, without the catch-all at their end."""
    resolver = next(
        entry for entry in get_resolver().url_patterns if str(entry.pattern) == "admin/"
    )
    return sorted({route for route in _routes(resolver.url_patterns, "") if ".*" not in route})


def _routes(patterns, above: str) -> Iterator[str]:
    for entry in patterns:
        route = above + str(entry.pattern).lstrip("^")
        if isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            route = _NAMED_GROUP.sub(r"\1", route.removesuffix("$"))
            yield _COMPARE.sub("pages/<page_id>/revisions/compare/earliest...latest/", route)


def admin_addresses(world) -> list[str]:
    """Every route with arguments that lead to something in `world`, as paths."""
    arguments = admin_arguments(world)
    return [with_arguments(route, arguments) for route in admin_routes()]


def with_arguments(route: str, argument: Callable[[str, str], str]) -> str:
    """The address of a route; `argument` is asked for each name in it."""
    return f"/admin/{_ARGUMENT.sub(lambda match: argument(match[1], route), route)}"


def admin_arguments(world) -> Callable[[str, str], str]:
    """What `with_arguments` asks: for a name in a route something that is in `world`."""
    known = {
        "content_type_app_name": "press",
        "content_type_model_name": "pressreleasepage",
        "app_label": "wagtailcore",
        "model_name": "page",
        "app_name": "core",
        "action": "delete",
        "action_name": "approve",
        "filter_spec": "max-165x165",
        "object_id": world.draft.pk,
        "parent_page_id": world.press.pk,
        "destination_id": world.home.pk,
        "page_id": world.draft.pk,
        "page_pk": world.draft.pk,
        "page_to_move_id": world.draft.pk,
        "revision_id": world.review.revision_id,
        "task_state_id": world.review.pk,
        "workflow_state_id": world.review.workflow_state_id,
        "workflow_pk": world.review.workflow_state.workflow_id,
        "task_id": world.review.task_id,
        "image_id": world.picture.pk,
        "document_id": world.file.pk,
        "doc_id": world.file.pk,
        "redirect_id": world.redirect.pk,
        "query_id": world.promotion.query_id,
        "instance_pk": world.application.pk,
        "join_request_id": world.application.pk,
        "uploaded_file_id": 1,
        "session_id": 1,
        "collection_id": 1,
        "chapter": "presse",
    }
    keys = {
        "api/main/images": world.picture.pk,
        "api/main/documents": world.file.pk,
        "collections": 1,
        "workflows/tasks": world.review.task_id,
        "workflows": world.review.workflow_state.workflow_id,
        "snippets/press": world.contact.pk,
        "snippets/choose/press": world.contact.pk,
        "snippets/core": world.topic.pk,
        "snippets/choose/core": world.topic.pk,
        "snippets/search": world.synonym.pk,
        "snippets/choose/search": world.synonym.pk,
        "settings": world.home.get_site().pk,
        "sites": world.home.get_site().pk,
        "users": world.people.editor.pk,
        "groups": world.people.editor.groups.get().pk,
        "emails": world.mail.pk,
        "documents": world.file.pk,
        "images": world.picture.pk,
        "reports/aufgaben": "00000000-0000-0000-0000-000000000000",
        "api/main/pages": world.draft.pk,
    }

    # Below these routes, for this name or for any.
    special = {
        ("partner-aenderungen/", ""): world.profile.pk,
        ("partner-zugaenge/", ""): world.profile.pk,
        ("barrieremeldungen/", ""): world.report.pk,
        ("hilfe/bilder/", ""): "mein-tag",
        ("settings/", "model_name"): "sitesettings",
        ("tag-autocomplete/", "app_name"): "taggit",
        ("tag-autocomplete/", "model_name"): "tag",
        ("workflows/tasks/add/", "app_label"): "editorial",
        ("workflows/tasks/add/", "model_name"): "reviewtask",
    }

    def argument(name: str, route: str) -> str:
        if name == "pk":
            return str(next(pk for start, pk in keys.items() if route.startswith(start)))
        for (start, of), value in special.items():
            if route.startswith(start) and of in ("", name):
                return str(value)
        return str(known.get(name, "1"))

    return argument
