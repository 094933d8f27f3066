from pathlib import Path
from tests import factories
from tests.admin.conftest import submit
from tests.admin.forms import *
def test_x(press, doors, people):
    o=[]
    page = factories.release(title="Mit Kontakt", live=False)
    st=submit(page, people.editor)
    p=page.__class__.objects.get(pk=page.pk)
    o+=[p.workflow_in_progress, st.task.specific.get_actions(p, people.other)]
    r = approve(doors.other, page)
    o+=[r.status_code, r["Location"]]
    p=page.__class__.objects.get(pk=page.pk)
    o+=[p.live,p.current_workflow_state, p.current_workflow_task_state, p.get_latest_revision_as_object().contact]
    Path("/tmp/probe/o.txt").write_text("\n".join(map(str,o)))
