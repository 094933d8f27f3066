"""Log and figures for the operator; `base` imports it, `production` says more."""

# Whoever knows it may read /metrics from another machine; empty: this one alone.
METRICS_TOKEN = ""
# Everything to standard error, where the launcher, systemd or a container collects it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "cms": {"level": "INFO"},
        # cms.jobs says what became of a task, and when it is given up.
        "django_tasks": {"level": "CRITICAL"},
        "django": {"handlers": [], "propagate": True},
    },
}
