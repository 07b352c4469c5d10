"""Search in the knowledge base beside OCA's ``document_page`` in one database, one process, on the same texts.

Prints CPU milliseconds of one search (Python and its PostgreSQL backend) at 5,000 articles for both, and ours at 100,000.
``document_page`` comes from PyPI for the time of the run; nothing of it stays.
"""

import os
import subprocess
import sys
import tempfile
from configparser import ConfigParser
from itertools import count, islice
from pathlib import Path

from .cpu import milliseconds
from .database import copied_database, environment

WHEELS = ("odoo-addon-document-page==19.0.1.0.2", "odoo-addon-document-knowledge==19.0.1.0.1.1")
FEW, MANY, SHOWN = 5_000, 100_000, 20
RARE = "<p>Возмещение части затрат на приобретение племенных тёлок герефордской породы.</p>"
EVERY_NTH_IS_RARE = 500
QUESTIONS = {
    "frequent word": "заявление",
    "three frequent words": "срок рассмотрения заявления",
    "word and thing": "страхование овец",
    "rare phrase": "герефордской породы",
    "another form": "герефордская порода",
    "two words apart": "возмещение герефордской",
    "typing error": "гирефордской породы",
    "abbreviation": "падёж КРС",
    "absent": "абракадабра",
}


def texts(size):
    """Articles of some twenty paragraphs; every five-hundredth has the rare phrase."""
    from odoo.addons.apk_knowledge.tests.agriculture import articles

    def endless():
        for seed in count():
            first, second = articles(seed), articles(seed + 1_000_000)
            shifted = second[seed % len(second) :] + second
            for (name, body), (_, more) in zip(first, shifted, strict=False):
                yield f"{name} ({seed + 1})", body + more

    for number, (name, body) in enumerate(islice(endless(), size)):
        yield name, body + (RARE if number % EVERY_NTH_IS_RARE == 0 else "")


def fill_ours(env, size):
    """As after years of publishing; the words of a text are learnt as publishing learns them."""
    from odoo.addons.apk_knowledge.tests.agriculture import plain

    unit, there = env.ref("apk_base.unit_orst").id, env["apk.article"].search_count([])
    added = list(islice(texts(size), there, None))
    env.cr.execute_values(
        "INSERT INTO apk_article (name, index_title, body, index_body, kind, unit_id, state, is_public, active,"
        " published_at) VALUES %s",
        [
            (name, name, body, plain(body), "faq", unit, "published", True, True, env.cr.now())
            for name, body in added
        ],
    )
    env["apk.article.word"]._learn(" ".join(plain(name + " " + body) for name, body in added))
    env.cr.execute("ANALYZE apk_article")
    env.cr.execute("ANALYZE apk_article_word")
    env.invalidate_all()


def fill_theirs(env, size):
    pages = env["document.page"]
    parent = pages.create({"name": "Функции", "type": "category"})
    values = [{"name": name, "parent_id": parent.id, "content": body} for name, body in texts(size)]
    for start in range(0, size, 500):
        pages.create(values[start : start + 500])
        env.flush_all()
        env.invalidate_all()
    env.cr.execute("ANALYZE document_page")
    env.cr.execute("ANALYZE document_page_history")


def ours(env, text):
    env.invalidate_all()
    return [one["id"] for one in env["apk.article"].search_text(text, limit=SHOWN)]


def theirs(env, text):
    env.invalidate_all()
    domain = ["|", ("name", "ilike", text), ("content", "ilike", text), ("type", "=", "content")]
    return env["document.page"].search(domain, limit=SHOWN).mapped("name")


def measure(env, search):
    return {
        name: (milliseconds(env.cr, lambda text=text: search(env, text)), len(search(env, text)))
        for name, text in QUESTIONS.items()
    }


def reader(env):
    """An employee who only reads: the rules of access are part of the price."""
    groups = [
        (4, env.ref(name).id)
        for name in ("base.group_user", "document_knowledge.group_document_user")
    ]
    user = env["res.users"].create({"name": "Reader", "login": "reader", "group_ids": groups})
    return env(user=user)


def fetch(folder):
    """Folder with the addons of the wheels."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
    subprocess.run([*pip, *WHEELS], check=True)
    return Path(folder, "odoo", "addons")


def install(database, addons):
    config = ConfigParser(interpolation=None)
    config.read(os.environ["ODOO_RC"])
    paths = f"{config['options']['addons_path']},{addons}"
    command = [os.environ["APK_ODOO"], "-d", database, "-i", "document_page", "--stop-after-init"]
    subprocess.run(
        [*command, "--no-http", "--log-level=error", f"--addons-path={paths}"], check=True
    )
    return f"--addons-path={paths}"


def show(few, other, many):
    line = "{:22} {:>9} {:>14} {:>7} {:>10}   {}\n".format
    out = sys.stdout.write
    out(line("CPU ms of one search", "ours 5k", "document_page", "ratio", "ours 100k", "found"))
    for name in QUESTIONS:
        (mine, found), (their, theirs_found), (big, _) = few[name], other[name], many[name]
        out(
            line(
                name,
                f"{mine:.1f}",
                f"{their:.1f}",
                f"{their / mine:.0f}",
                f"{big:.1f}",
                f"{found} / {theirs_found}",
            )
        )
    ratio = sum(one for one, _ in other.values()) / sum(one for one, _ in few.values())
    out(
        f"all: {ratio:.0f} times less CPU at {FEW}; the dearest at {MANY}: {max(one for one, _ in many.values()):.1f} ms\n"
    )


def main():
    with tempfile.TemporaryDirectory() as folder, copied_database("search") as database:
        option = install(database, fetch(folder))
        with environment(database, option) as env:
            fill_theirs(env, FEW)
            fill_ours(env, FEW)
            user = reader(env)
            other, few = measure(user, theirs), measure(user, ours)
            fill_ours(env, MANY)
            show(few, other, measure(user, ours))


if __name__ == "__main__":
    main()
