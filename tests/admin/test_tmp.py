from pathlib import Path
import pytest
from tests import factories
from tests.admin.conftest import submit
from tests.admin.forms import *
def test_x(press, doors, people):
    o=[]
    for way in ("url","editor","editor+change"):
        page = factories.release(title="Mit Kontakt "+way, live=False)
        edit(doors.editor, page, lead="eins", **{"action-submit": "1"})
        edit(doors.editor, page, lead="zwei")
        for i in range(3):
            if way=="url": r=approve(doors.other, page)
            else: r=edit(doors.other, page, **({"lead":"drei"} if "+" in way and not i else {}), **{"action-workflow-action": "true", "workflow-action-name": "approve"})
            p=page.__class__.objects.get(pk=page.pk)
            o+=[(way,i,r.status_code, r.get("Location"), p.live, messages(doors.other.get("/admin/")))]
            if p.live: break
    Path("/tmp/probe/o.txt").write_text("\n".join(map(str,o)))
