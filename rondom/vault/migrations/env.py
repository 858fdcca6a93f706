"""What Alembic runs. The connection comes from `rondom.vault.migrate`; nothing is read from a configuration file."""

from __future__ import annotations

from alembic import context

from rondom.vault.base import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the runner holds the one transaction around all steps
)
context.run_migrations()
