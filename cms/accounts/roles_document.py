"""The roles table as a document for people: docs/roles.md."""

from cms.accounts.roles import ROLES, Role

_INTRODUCTION = """# Roles and rights

Written by `python manage.py sync_roles --write-docs` from the table in `cms/accounts/roles.py`;
a test fails when the two differ. A group holds these rights and no others. Nobody is a superuser.
Page rights hold for the whole tree, file rights for the root collection.
"""


def roles_document() -> str:
    """Markdown: one section a role, its rights sorted."""
    sections = [_section(key, role) for key, role in ROLES.items()]
    return "\n".join([_INTRODUCTION, *sections])


def _section(key: str, role: Role) -> str:
    lines = [f"## {role.group} (`{key}`)", "", f"{role.group} {role.purpose}.", ""]
    for heading, rights in (
        ("Models", role.models),
        ("Pages", role.pages),
        ("Pictures and documents", role.collections),
    ):
        named = ", ".join(f"`{right}`" for right in sorted(rights)) or "none"
        lines.append(f"- {heading}: {named}")
    return "\n".join([*lines, ""])
