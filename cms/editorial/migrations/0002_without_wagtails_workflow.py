"""A fresh Wagtail brings a workflow of its own; reports would offer it beside ours for ever."""

from django.db import migrations

NAME = "Moderators approval"


def delete_unused(apps, schema_editor):
    workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME)
    workflows.filter(workflow_states=None).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=NAME, task_states=None).delete()


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]

    operations = [migrations.RunPython(delete_unused, migrations.RunPython.noop)]
