from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "pages.partners"
    label = "partners"
    verbose_name = "Partner"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from cms.backup.erasures import note_deletions_of
        from cms.jobs import clock

        from .access.care import delete_old
        from .joining.care import tidy
        from .leaving.forgetting import delete_due
        from .leaving.returning import undo

        clock.every_night(tidy)
        clock.every_night(delete_old)
        clock.every_night(delete_due)
        note_deletions_of(self.get_model("Membership"))
        page_published.connect(undo, sender=self.get_model("PartnerPage"))
