#!/usr/bin/env python3
"""Seeds faults into posts, one a post, and counts which of them kiji lint tells.

usage: seed.py KIJI POSTS

POSTS: folders of posts, each taken for a blog. Of each blog two copies are made: one as it is, and
one with a fault of one kind in every post that can bear it. A fault is found where a finding of
the rule stands in that post that the copy without faults does not have. Told are recall by kind of
fault, and false reports: findings in posts of the faulty copy that are neither there without the
faults nor of the rule that was seeded. Exit code 1 where recall is below
98 %, 77 where there are no posts.
"""
import collections, json, pathlib, random, re, shutil, subprocess, sys, tempfile

NOW = "2030-01-01"


def split(text):
    match = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*\n", text, re.S)
    return (match.group(1), text[match.end():]) if match else (None, None)


def whole(matter, body):
    return "---\n" + matter + "---\n" + body


def with_key(matter, key, value):
    """`matter` with a line `key: value` in the place of what the key held (one line)."""
    lines = [line for line in matter.splitlines(True)]
    for i, line in enumerate(lines):
        if re.match(re.escape(key) + r"\s*:", line):
            if i + 1 < len(lines) and re.match(r"\s+\S|-", lines[i + 1]):
                return None
            lines[i] = f"{key}: {value}\n"
            return "".join(lines)
    return matter + f"{key}: {value}\n"


def value_of(matter, key):
    match = re.search(r"^" + re.escape(key) + r"\s*:[ \t]*(\S.*)$", matter, re.M)
    return match.group(1).strip() if match else None


def matter_fault(change):
    def fault(post):
        matter, body = split(post["text"])
        if matter is None:
            return None
        changed = change(post, matter)
        return None if changed is None or changed == matter else {"text": whole(changed, body)}
    return fault


def body_fault(change):
    def fault(post):
        matter, body = split(post["text"])
        if matter is None:
            return None
        changed = change(post, body)
        return None if changed is None else {"text": whole(matter, changed)}
    return fault


def named(change):
    def fault(post):
        name = change(post)
        return None if name is None else {"name": name, "text": post["text"]}
    return fault


def day_of(post):
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)-(.*)", post["name"])
    return match.groups() if match else None


def other_day(post, matter):
    day = day_of(post)
    return with_key(matter, "date", "2001-02-03") if day and day[2] != "00" else None


def without_title(post, matter):
    title = value_of(matter, "title")
    if not title:
        return None
    lines = re.sub(r"^title\s*:.*\n(?:[ \t]+.*\n)*", "", matter, flags=re.M)
    return lines or None


def repeated_tag(post, matter):
    return with_key(matter, "tags", "[snow, weather, snow]")


def twice(post, matter):
    layout = value_of(matter, "layout")
    return matter + f"layout: {layout}\n" if layout else None


def slip(key):
    def change(post, matter):
        if value_of(matter, key) is None:
            return None
        return re.sub(r"^" + key + r"(\s*:)", key[:-2] + key[-1] + key[-2] + r"\1", matter, count=1,
                      flags=re.M)
    return change


def open_quote(post, matter):
    return with_key(matter, "title", '"It snowed')


def add(text):
    return lambda post, body: body + text


def within_word(character):
    def change(post, body):
        for match in re.finditer(r"[a-z]{5}|[ぁ-ん]{4}", body):
            line = body[body.rfind("\n", 0, match.start()) + 1:match.start()]
            if "`" in line or "{" in line or "<" in line or line.startswith(("    ", "\t")):
                continue
            at = match.start() + 2
            return body[:at] + character + body[at:]
        return None
    return change


FAULTS = {
    "date-unreadable": [matter_fault(lambda p, m: with_key(m, "date", d)) for d in
                        ("2024-13-45", "yesterday", "2024-02-30", "2024年5月2日", "2024-05-02 25:61:00")],
    "date-in-future": [matter_fault(lambda p, m: with_key(m, "date", "2031-05-02 10:00:00 +0000"))],
    "file-name-date": [matter_fault(other_day)],
    "file-date-impossible": [named(lambda p: day_of(p) and f"{day_of(p)[0]}-02-30-{day_of(p)[3]}"),
                             named(lambda p: day_of(p) and f"{day_of(p)[0]}-13-01-{day_of(p)[3]}")],
    "file-name-dropped": [named(lambda p: day_of(p) and day_of(p)[3]),
                          named(lambda p: day_of(p) and p["name"].replace("-", "_"))],
    "title-missing": [matter_fault(without_title), matter_fault(lambda p, m: with_key(m, "title", "")),
                      matter_fault(lambda p, m: with_key(m, "title", '"  "'))],
    "title-not-text": [matter_fault(lambda p, m: with_key(m, "title", v)) for v in ("2024", "yes", "1.5", "2024-05-02")],
    "title-edge-blank": [matter_fault(lambda p, m: with_key(m, "title", v)) for v in ('" It snowed all night"', "'It snowed　'")],
    "title-too-long": [matter_fault(lambda p, m: with_key(m, "title", "It snowed and snowed " * 8)),
                       matter_fault(lambda p, m: with_key(m, "title", "五月の雪が降った" * 9))],
    "description-too-long": [matter_fault(lambda p, m: with_key(m, "description", "It snowed and snowed " * 12))],
    "word-count-off": [matter_fault(lambda p, m: with_key(m, "word_count", "987654"))],
    "reading-time-off": [matter_fault(lambda p, m: with_key(m, "reading_time", "987"))],
    "tag-twice": [matter_fault(repeated_tag)],
    "duplicate-key": [matter_fault(twice)],
    "unknown-key": [matter_fault(slip(key)) for key in ("layout", "excerpt", "categories", "author", "authors")],
    "front-matter-syntax": [matter_fault(open_quote), matter_fault(lambda p, m: with_key(m, "title", "Snow: in May: news")),
                            matter_fault(lambda p, m: m + "list: [a, b\n")],
    "unquoted-value": [matter_fault(lambda p, m: m + "note: {{ site.x }}\n")],
    "lang-unknown": [matter_fault(lambda p, m: with_key(m, "lang", v)) for v in ("jp", "xx", "no")],
    "draft-published": [matter_fault(lambda p, m: with_key(m, "draft", "true")),
                        matter_fault(lambda p, m: with_key(m, "published", '"false"'))],
    "post-unpublished": [matter_fault(lambda p, m: with_key(m, "published", "false"))],
    "layout-missing": [matter_fault(lambda p, m: value_of(m, "layout") and with_key(m, "layout", "psot"))],
    "liquid-unknown-tag": [body_fault(add("\n\n{% inclde a.html %}\n")), body_fault(add("\n\n{% higlight ruby %}\n"))],
    "liquid-unknown-filter": [body_fault(add("\n\n{{ page.title | upcse }}\n"))],
    "liquid-unclosed": [body_fault(add("\n\n{% if page.snow %}\nIt snowed.\n")), body_fault(add("\n\nIt {{ page.title snowed.\n")),
                        body_fault(add("\n\n{% endfor %}\n"))],
    "liquid-in-code": [body_fault(add("\n\n```yaml\nname: {{ name }}\n```\n")), body_fault(add("\n\nWrite `{{ name }}` there.\n"))],
    "byte-order-mark": [lambda p: {"text": "\ufeff" + p["text"]}],
    "mixed-line-ends": [lambda p: {"text": p["text"].replace("\n", "\r\n", 3)} if p["text"].count("\n") > 6 and "\r" not in p["text"] else None],
    "zero-width-character": [body_fault(within_word("\u200b"))],
    "control-character": [body_fault(within_word("\x08"))],
    "bidi-control": [body_fault(within_word("\u202e"))],
    "decomposed-text": [body_fault(add("\n\nA cafe\u0301.\n")), body_fault(add("\n\n雪か\u3099降る。\n"))],
    "mojibake": [body_fault(add("\n\nA cafÃ© in itâ€™s snow.\n"))],
    "merge-marker": [body_fault(add("\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n"))],
}


def lint(kiji, folder):
    run = subprocess.run([kiji, "lint", "--now", NOW, "--format", "jsonl", "."], cwd=folder,
                         capture_output=True, text=True)
    found = collections.defaultdict(collections.Counter)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        found[record["file"]][(record["rule"], record["message"])] += 1
    return found


def rules(counter):
    total = collections.Counter()
    for (rule, _), count in counter.items():
        total[rule] += count
    return total


def main():
    if len(sys.argv) < 3:
        print("skipped: no posts (KIJI_SHARED)")
        sys.exit(77)
    kiji, posts = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    seeded, found, false = collections.Counter(), collections.Counter(), collections.Counter()
    for blog in sorted(p for p in posts.iterdir() if p.is_dir()):
        files = sorted(p for p in blog.iterdir() if p.suffix in (".md", ".markdown"))
        rng = random.Random(blog.name)
        with tempfile.TemporaryDirectory() as temporary:
            clean = pathlib.Path(temporary, "clean")
            shutil.copytree(blog, clean)
            before = lint(kiji, clean)
            for rule, ways in FAULTS.items():
                folder = pathlib.Path(temporary, rule)
                shutil.copytree(blog, folder)
                # A few posts at a time, so that a blog stays what it was.
                chosen, touched = rng.sample(files, min(len(files), 6)), {}
                for i, path in enumerate(chosen):
                    text = path.read_bytes().decode("utf-8")
                    made = ways[i % len(ways)]({"name": path.name, "text": text})
                    if made is None:
                        continue
                    name = made.get("name", path.name)
                    (folder / path.name).unlink()
                    (folder / name).write_bytes(made["text"].encode("utf-8"))
                    touched[name] = path.name
                after = lint(kiji, folder)
                for name, original in touched.items():
                    told, had = rules(after[name]), rules(before[original])
                    if had[rule]:  # of itself: what was seeded cannot be told from it
                        continue
                    seeded[rule] += 1
                    if told[rule] > had[rule]:
                        found[rule] += 1
                    else:
                        print(f"missed: {rule} in {blog.name}/{name}")
                for name in after:
                    if name in touched:
                        continue
                    # By rule: a message may count posts, and a post that cannot be read is one less.
                    for other, count in (rules(after[name]) - rules(before[name])).items():
                        false[other] += count
                        print(f"false, with {rule} seeded elsewhere: {blog.name}/{name}: [{other}]")
                shutil.rmtree(folder)
    for rule in FAULTS:
        if seeded[rule]:
            print(f"{found[rule] / seeded[rule]:7.1%}  {found[rule]:4} of {seeded[rule]:4}  {rule}")
    total = sum(seeded.values())
    recall = sum(found.values()) / max(total, 1)
    print(f"recall {recall:.1%} of {total} faults; {sum(false.values())} reports on untouched posts")
    sys.exit(0 if recall >= 0.98 else 1)


if __name__ == "__main__":
    main()
