"""The content security policy: strict, and in step with what the admin's editor needs."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from organisation.roles import Role
from plans.models import Section
from tests import factories


def test_the_pinned_hash_is_that_of_the_editors_style():
    source = Path(finders.find("django_prose_editor/editor.js")).read_text()
    style = re.search(r"`(\.ProseMirror \{.*?)`", source, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"'sha256-{digest}'" == settings.EDITOR_STYLE_HASH


@pytest.mark.django_db
def test_the_editors_import_map_carries_the_responses_nonce(client):
    factories.plan()
    client.force_login(factories.user(Role.COORDINATOR))

    response = client.get(reverse("admin:plans_section_change", args=[Section.objects.first().pk]))

    nonce = re.search(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"]).group(1)
    maps = re.findall(r'<script[^>]*type="importmap"[^>]*>', response.content.decode())
    assert len(maps) == 1
    assert f'nonce="{nonce}"' in maps[0]


@pytest.mark.django_db
def test_nothing_is_allowed_that_is_not_ours(client):
    policy = client.get(reverse("admin:login")).headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
