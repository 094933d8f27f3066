from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "pages.campaigns"
    label = "campaigns"
    verbose_name = "Kampagnen"
