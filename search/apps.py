from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        from cms.jobs import clock
        from cms.jobs.names import register_task_name

        from . import care, checks, health, tally  # noqa: F401
        from .elastic import outbox
        from .german.lexicon import require
        from .signal_handlers import register_signal_handlers

        require()
        register_signal_handlers()
        clock.every_minute(care.every_minute)
        clock.every_night(care.every_night)
        clock.every_minute(outbox.look_after)
        clock.every_night(outbox.compare_tonight)
        clock.every_night(tally.forget_old)
        register_task_name("search.tasks.index_object", "Suchindex auffrischen")
        register_task_name("search.tasks.index_objects", "Suchindex auffrischen")
        register_task_name("search.tasks.index_referring_below", "Suchindex auffrischen")
        register_task_name("search.tasks.rebuild_index", "Suchindex neu aufbauen")
        register_task_name("search.tasks.mend_index", "Suchindex mit den Seiten vergleichen")
        register_task_name("search.tasks.collect_words", "Wörter für die Suche sammeln")
        register_task_name("search.elastic.tasks.push", "Suchserver auffrischen")
        register_task_name("search.elastic.tasks.rebuild", "Suchserver neu aufbauen")
        register_task_name("search.elastic.tasks.compare", "Suchserver mit den Seiten vergleichen")
