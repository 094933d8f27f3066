import logging

from django_tasks import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished

from .care import MAX_TRIES, log_given_up

logger = logging.getLogger(__name__)


def log_outcome(task_result: TaskResult, **kwargs) -> None:
    """One line for each task that ended; an error only when nothing will be tried any more.

    Of an exception only the class is named: its text may hold names and addresses.
    """
    path = task_result.task.module_path
    if task_result.status != TaskResultStatus.FAILED:
        seconds = (task_result.finished_at - task_result.started_at).total_seconds()
        logger.info("Task %s (%s) done in %.1f s", path, task_result.id, seconds)
        return
    error = task_result.errors[0].exception_class_path
    if task_result.attempts >= MAX_TRIES:
        log_given_up(path, task_result.id, error)
    else:
        tries = f"{task_result.attempts} of {MAX_TRIES}"
        logger.warning("Task %s (%s) failed, try %s: %s", path, task_result.id, tries, error)


def register_signal_handlers() -> None:
    task_finished.connect(log_outcome, dispatch_uid="cms.jobs.log_outcome")
