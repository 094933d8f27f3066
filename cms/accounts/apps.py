from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "cms.accounts"
    label = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        from cms.jobs import clock

        from . import erasing, kept, log, sessions, throttle
        from .log_signals import register_signal_handlers
        from .portraits import offer_no_portraits

        offer_no_portraits()
        register_signal_handlers()
        erasing.register_signal_handlers()
        clock.every_night(log.forget)
        clock.every_night(kept.forget_old)
        clock.every_night(sessions.SessionStore.clear_expired)
        throttle.share_between_processes()
        user_logged_in.connect(sessions.begin, dispatch_uid="cms.accounts.sessions.begin")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's own screens for accounts, with our forms."""

    user_viewset = "cms.accounts.viewsets.AccountViewSet"
