"""What monitoring reads about the background service, whichever process it asks."""

from cms.jobs.models import WorkerState
from tests import factories
from tests.reading import figures


def test_the_background_service_is_told_in_figures(client, site, queue):
    factories.worker_alive()

    found = figures(client)

    assert 0 <= found["nhz_last_tick_seconds"] < 60
    assert found['nhz_part{part="database"}'] == 0
    assert found['nhz_tasks{state="queued"}'] == found["nhz_oldest_task_seconds"] == 0
    assert found['nhz_mails{state="failed"}'] == found["nhz_mail_server_failing"] == 0
    assert found["nhz_disk_free_bytes"] > 0
    assert found["nhz_search_server_failing"] == found["nhz_search_unsent"] == 0
    WorkerState.objects.update(last_tick=None)
    found = figures(client)
    assert (found["nhz_last_tick_seconds"], found['nhz_part{part="worker"}']) == (-1, 2)
