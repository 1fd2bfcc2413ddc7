# What the scale_*.sh have in common: a corpus, the stages by part, and what one process finds.
# To be sourced; $kiji is the program, $folder where to work.
export LC_ALL=C
export kiji folder

# make_corpus FILES PARAGRAPHS: the same on every machine. One paragraph in four is a copy of an
# earlier one, word by word or with some words changed; one stands in each file.
make_corpus() {
    mkdir -p "$folder/posts"
    awk -v files="$1" -v paragraphs="$2" -v folder="$folder/posts" '
        function random(below) { seed = (seed * 16807) % 2147483647; return seed % below }
        function letter() { return latin[random(38) + 1] }
        function word() {
            return japanese ? kana[random(40) + 1] kana[random(40) + 1] kana[random(40) + 1] \
                            : letter() letter() letter() letter() letter() letter() " "
        }
        BEGIN {
            seed = 5
            split("a b c d e f g h i j k l m n o p q r s t u v w x y z ä ö ü ß å ø æ þ ð ł č š", latin, " ")
            split("あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま み む め も や ゆ よ ら り", kana, " ")
            for (f = 0; f < files; ++f) {
                name = sprintf("%s/%06d.md", folder, f)
                printf "---\ntitle: post %d\n---\n\nThis licence footer stands below each and every post of the corpus, and it is long enough to be compared across all of them.\n\n", f >name
                for (p = 0; p < paragraphs; ++p) {
                    japanese = (f + p) % 2
                    text = ""
                    changed = random(4) == 0 && kept > 8 ? 1 : 0
                    if (changed) {
                        count = split(old[random(kept) % 512], words, "|")
                        rate = random(3) * 20
                        for (w = 1; w <= count; ++w)
                            text = text (rate && random(rate) == 0 ? word() : words[w]) "|"
                    } else {
                        for (w = 0; w < 120; ++w)
                            text = text word() "|"
                        if (random(8) == 0)
                            old[kept++ % 512] = text
                    }
                    gsub(/\|/, "", text)
                    printf "%s.\n\n", text >name
                }
                close(name)
            }
        }'
    find "$folder/posts" -name '*.md' | sort >"$folder/names"
}

# One process that holds all texts: what the stages must find as well.
one_process() {
    "$kiji" dedupe stage units <"$folder/names" >"$folder/all_units"
    "$kiji" dedupe stage join <"$folder/all_units" | sort >"$folder/expected_pairs"
}

# Parts of a run. Lines that begin with # are headers, which go to all parts.
map() { # RUN PART NAME…: the paragraphs of some posts, and their bands
    local run=$1 part=$2
    shift 2
    "$kiji" dedupe stage units "$@" | sort -S 8M >"$run/units/$part"
    "$kiji" dedupe stage bands <"$run/units/$part" | sort -S 8M -u >"$run/bands/$part"
}
shuffle() { # RUN KIND PARTS: lines go to the part that their first field says
    mkdir -p "$1/$2.shuffled"
    sort -S 8M -m -u "$1/$2"/* | awk -v parts="$3" -v folder="$1/$2.shuffled" '
        /^#/ { for (i = 0; i < parts; ++i) print >(folder "/" i); next }
        { print >(folder "/" (index("0123456789abcdef", substr($0, 1, 1)) % parts)) }'
}
pair() { # RUN PART
    "$kiji" dedupe stage candidates <"$1/bands.shuffled/$2" | sort -S 8M -u >"$1/candidates/$2"
}
attach() { # RUN PART
    sort -S 8M -m "$1/units.shuffled/$2" "$1/candidates.shuffled/$2" |
        "$kiji" dedupe stage attach | sort -S 8M >"$1/attached/$2"
}
verify() { # RUN PART
    sort -S 8M -m "$1/units.shuffled/$2" "$1/attached.shuffled/$2" |
        "$kiji" dedupe stage verify | sort -S 8M >"$1/pairs/$2"
}
export -f map pair attach verify

# hang FOLDER_OF_RUN: edges of all pairs, starred until nothing changes.
hang() {
    cat "$1"/pairs/* | "$kiji" dedupe stage edges | sort -S 8M -u >"$1/edges"
    local turn
    for turn in $(seq 50); do
        "$kiji" dedupe stage large-star <"$1/edges" | sort -S 8M -u |
            "$kiji" dedupe stage small-star | sort -S 8M -u >"$1/next"
        if cmp -s "$1/edges" "$1/next"; then
            echo "groups: $turn turns"
            return
        fi
        mv "$1/next" "$1/edges"
    done
    echo "FAILED: groups still change after $turn turns"
    return 1
}

# same_as_one_process FOLDER_OF_RUN
same_as_one_process() {
    sort -u "$1"/pairs/* >"$1/all_pairs"
    if ! cmp "$1/all_pairs" "$folder/expected_pairs"; then
        echo "FAILED: other pairs than one process"
        return 1
    fi
    echo "pairs: $(grep -vc '^#' "$1/all_pairs"), the same as one process"
}
