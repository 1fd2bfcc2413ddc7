#!/usr/bin/env python3
"""How fast a blog is built, beside Hugo and Jekyll in the same run.

    bench_build.py KIJI [--posts 1000,10000] [--jekyll-up-to 1000] [--work /dev/shm]

Makes blogs of so many posts, mixed Japanese and English, about 4 KB each, with a header that loops
over the pages of the site, pagination, an archive, tags, a feed, a sitemap and descriptions for
search engines; jekyll/ has the layouts for Jekyll and kiji, hugo/ the same for Hugo. Colours for
code are off in all three. Each program builds each blog once into an empty folder. Prints wall and
user processor time, memory, and ratios; it is no test. What is not installed is left out."""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent

EN = {
    "who": "the harbour master,my neighbour,an old colleague,the night train,our compiler,"
           "the second disk,a small script,the librarian,the cat,everyone on the ferry".split(","),
    "does": "measures,forgets,repairs,counts,carries,reads aloud,throws away,paints,waits for,"
            "explains".split(","),
    "what": "the tide table,a broken hinge,eleven postcards,the slowest query,yesterday's bread,"
            "the same three files,a map without names,the last lamp,every warning,"
            "the longest sentence".split(","),
    "how": "before breakfast,without a word,twice a week,by hand,as if nothing had happened,"
           "in the rain,for the third time,with great care,on paper,until noon".split(","),
}
JA = {
    "who": "港の係員,となりの人,古い同僚,夜行列車,うちの猫,図書室の人,小さな機械,台所の時計,"
           "窓辺の鉢植え,渡し船の客".split(","),
    "what": "潮の表を,壊れた蝶番を,十一枚の葉書を,遅い問い合わせを,昨日のパンを,同じ三つのファイルを,"
            "名前のない地図を,最後の灯りを,警告の一つ一つを,長すぎる文を".split(","),
    "how": "朝食の前に,何も言わずに,週に二度,手で,何事もなかったように,雨の中で,三度目に,"
           "ていねいに,紙の上で,昼まで".split(","),
    "does": "測る,忘れる,直す,数える,運ぶ,読み上げる,捨てる,塗りなおす,待つ,説明する".split(","),
}
TAGS = ("harbour,tools,writing,caching,木工,観測,読書,Unicode,travel,ruby,backup,散歩,季節,"
        "measurement,letters,kitchen").split(",")
CODE = """def tide(hour, level = 0.0)
  levels.each { |name, value| level += value * Math.cos(hour * name.to_f) }
  level.round(2)
end
"""


def sentence(dice, japanese):
    if japanese:
        return "".join((dice.choice(JA["who"]), "は", dice.choice(JA["how"]), "、",
                        dice.choice(JA["what"]), dice.choice(JA["does"]), "。"))
    words = " ".join(dice.choice(EN[part]) for part in ("who", "does", "what", "how"))
    return words[0].upper() + words[1:] + "."


def paragraph(dice, japanese):
    sentences = [sentence(dice, japanese) for _ in range(dice.randint(3, 8))]
    at = dice.randrange(len(sentences))
    sentences[at] = f"**{sentences[at][:-1]}**{sentences[at][-1]}"
    if dice.random() < 0.3:
        sentences.append("[この話](https://example.org/a)も読む。" if japanese
                         else "See [the other story](https://example.org/a), or `run --again`.")
    return ("" if japanese else " ").join(sentences)


def body(dice, japanese):
    size = max(600, dice.gauss(4000, 1800))
    parts = [paragraph(dice, japanese)]
    while sum(len(part.encode()) for part in parts) < size:
        kind = dice.random()
        if kind < 0.12:
            parts.append("## " + sentence(dice, japanese)[:-1])
        elif kind < 0.20:
            parts.append("\n".join("- " + sentence(dice, japanese) for _ in range(4)))
        elif kind < 0.26:
            parts.append("```ruby\n" + CODE * dice.randint(1, 3) + "```")
        elif kind < 0.30:
            rows = "\n".join(f"| {dice.choice(TAGS)} | {dice.randint(1, 99)} |" for _ in range(4))
            parts.append("| name | count |\n|------|------:|\n" + rows)
        elif kind < 0.33:
            parts.append("> " + sentence(dice, japanese))
        else:
            parts.append(paragraph(dice, japanese))
    return "\n\n".join(parts) + "\n"


def write_posts(count, folders):
    dice = random.Random(count)
    for number in range(count):
        japanese = number % 4 == 0
        days = number * 5000 // count
        year, month, day = 2010 + days // 360, days // 30 % 12 + 1, days % 28 + 1
        tags = ", ".join(dice.sample(TAGS, dice.randint(1, 4)))
        date = f"{year}-{month:02}-{day:02}"
        title = sentence(dice, japanese)[:-1]
        text = (f"---\ntitle: \"{title} {number}\"\n"
                f"date: {date} {number % 24:02}:{number % 60:02}:00 +0900\n"
                f"tags: [{tags}]\nlang: {'ja' if japanese else 'en'}\n---\n\n"
                + body(dice, japanese))
        for folder in folders:
            (folder / f"{date}-post-{number}.md").write_text(text, encoding="utf-8")


def make_sites(count, work):
    jekyll, hugo = work / "jekyll", work / "hugo"
    shutil.copytree(HERE / "jekyll", jekyll)
    shutil.copytree(HERE / "hugo", hugo)
    (jekyll / "_posts").mkdir()
    (hugo / "content" / "posts").mkdir(parents=True)
    for name, layout in (("about", "page"), ("archive", "archive"), ("tags", "tags")):
        matter = f"---\ntitle: {name.capitalize()}\nlayout: {layout}\n---\n\nAll of it.\n"
        (jekyll / f"{name}.md").write_text(matter)
        (hugo / "content" / f"{name}.md").write_text(matter)
    write_posts(count, (jekyll / "_posts", hugo / "content" / "posts"))
    return jekyll, hugo


def measured(words, folder):
    """Wall and user seconds, megabytes and the exit code of a program."""
    begin = time.monotonic()
    with open(os.devnull, "wb") as nowhere, tempfile.TemporaryFile() as trouble:
        child = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=nowhere,
                                 stderr=trouble)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            trouble.seek(0)
            sys.stderr.write(trouble.read().decode(errors="replace")[-2000:])
    return time.monotonic() - begin, used.ru_utime, used.ru_maxrss / 1024, child.returncode


def build(tool, words, site, work, count):
    out = work / f"out-{tool}"
    wall, user, memory, code = measured([str(word) for word in words] + [str(out)], site)
    pages = sum(1 for _ in out.rglob("*.html")) if out.exists() else 0
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(site / ".jekyll-cache", ignore_errors=True)
    if code != 0:
        print(f"{count:>7} {tool:<8} failed with exit code {code}")
        return None
    print(f"{count:>7} {tool:<8}{wall:>9.2f}{user:>9.2f}{memory:>9.0f}{pages:>8}"
          f"{user / count * 1e6:>11.0f}", flush=True)
    return user, memory


def main():
    arguments = argparse.ArgumentParser(description="builds blogs, and says how long it took")
    arguments.add_argument("kiji", type=Path)
    arguments.add_argument("--posts", default="1000,10000")
    arguments.add_argument("--jekyll-up-to", type=int, default=1000)
    arguments.add_argument("--hugo-up-to", type=int, default=10_000)
    arguments.add_argument("--work", type=Path, default=Path("/dev/shm"))
    given = arguments.parse_args()
    kiji = given.kiji.resolve()
    print("  posts tool     wall s   user s     MB   pages   user µs a post")
    of_kiji = {}
    for count in (int(word) for word in given.posts.split(",")):
        work = Path(tempfile.mkdtemp(prefix="bench-build-", dir=given.work))
        try:
            jekyll, hugo = make_sites(count, work)
            done = {"kiji": build("kiji", [kiji, "build", "-q", "-d"], jekyll, work, count)}
            if shutil.which("hugo") and count <= given.hugo_up_to:
                words = ["hugo", "--quiet", "--cacheDir", work / "cache", "--destination"]
                done["hugo"] = build("hugo", words, hugo, work, count)
            if shutil.which("jekyll") and count <= given.jekyll_up_to:
                words = ["jekyll", "build", "-q", "--disable-disk-cache", "-d"]
                done["jekyll"] = build("jekyll", words, jekyll, work, count)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        if not done["kiji"]:
            continue
        of_kiji[count] = done["kiji"][0] / count
        for tool in ("hugo", "jekyll"):
            if done.get(tool):
                print(f"        {tool}: {done[tool][0] / done['kiji'][0]:.1f} times the user time, "
                      f"{done[tool][1] / done['kiji'][1]:.1f} times the memory of kiji")
    counts = sorted(of_kiji)
    if len(counts) > 1:
        growth = of_kiji[counts[-1]] / of_kiji[counts[0]] - 1
        print(f"kiji, user time a post from {counts[0]} to {counts[-1]} posts: {growth:+.0%}")


if __name__ == "__main__":
    main()
