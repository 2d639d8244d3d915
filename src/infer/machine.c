#include "machine.h"

#include "stele/infer.h"

#include <string.h>

enum {
    LOOK_BYTES = 64 * 1024, /* of a text, to see whether its lines are kept */
    CERTAIN = 12,           /* lines that one certain mark stands for */
    LEAST_LINES = 4,        /* of them, before they decide */
    LEAST_SHARE = 4,        /* one line in so many */
    FEW_OTHERS = 4,         /* in a list of names, at most one line in so many is something else */
    HASH_DIGITS = 7,        /* of a commit, at least */
    LOOKED_AT = 512,        /* bytes of a line */
};

/* strchr() would find the end of SET for a NUL. */
static bool is_one_of(char byte, const char *set)
{
    return byte != '\0' && strchr(set, byte);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* PATTERN: 9 is a digit, anything else itself. */
static bool fits(struct slice words, const char *pattern)
{
    size_t length = strlen(pattern);
    if (words.length < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == '9' ? !is_digit(words.bytes[i]) : pattern[i] != words.bytes[i])
            return false;
    return true;
}

static bool begins_with_month(struct slice words)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (words.length < 12)
        return false;
    for (size_t i = 0; i + 3 < sizeof months; i += 3)
        if (memcmp(words.bytes, months + i, 3) == 0)
            return fits(slice_cut(words, 6, words.length), " 99:99:99") ||
                   fits(slice_cut(words, 5, words.length), " 99:99:99");
    return false;
}

/* A time at the start, perhaps in brackets. */
static bool is_log_line(struct slice words)
{
    static const char *const times[] = {"9999-99-99 99:99", "9999-99-99T99:99", "9999/99/99 99:99",
                                        "99:99:99", "99/99/9999 99:99"};
    if (words.length > 0 && words.bytes[0] == '[')
        words = slice_cut(words, 1, words.length);
    for (size_t i = 0; i < COUNT_OF(times); i++)
        if (fits(words, times[i]))
            return true;
    return begins_with_month(words) || fits(words, "<9>") || fits(words, "<99>");
}

static bool is_commit(struct slice words)
{
    if (!slice_starts(words, slice_of("commit ")))
        return false;
    size_t digits = 0;
    for (size_t i = 7; i < words.length && is_one_of(words.bytes[i], "0123456789abcdef"); i++)
        digits++;
    return digits >= HASH_DIGITS;
}

static bool is_certain(struct slice words)
{
    static const char *const marks[] = {"diff --git ", "@@ -",       "index ", "--- a/",
                                        "+++ b/",      "#include <", "#!/"};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (i != 2 && slice_starts(words, slice_of(marks[i])))
            return true;
    return is_commit(words);
}

static bool is_code_line(struct slice words)
{
    char last = words.bytes[words.length - 1];
    return last == '{' || last == '}' ||
           (last == ';' && words.length > 1 && strchr(")\"'0", words.bytes[words.length - 2]));
}

/* Records of fields: "0041; C; 0061; # LATIN CAPITAL LETTER A", and "Anna,3,Rome", whose commas have no space
 * behind them. */
static bool is_record(struct slice words)
{
    size_t fields = 0, tight = 0;
    for (size_t i = 0; i < words.length; i++) {
        fields += words.bytes[i] == '\t' || (words.bytes[i] == ';' && i + 1 < words.length) ||
                  words.bytes[i] == '|';
        tight += words.bytes[i] == ',' && i + 1 < words.length && words.bytes[i + 1] != ' ';
    }
    return fields >= 3 || tight >= 2 || words.bytes[0] == '#';
}

/* "drwxr-xr-x": what kind of file it is, and who may do what with it (POSIX, ls, "long format"). */
static bool is_file_mode(struct slice words)
{
    enum { MODE = 10 };
    size_t letters = 0;
    if (words.length <= MODE || !is_one_of(words.bytes[0], "-dlbcps") ||
        !is_one_of(words.bytes[MODE], " .+@"))
        return false;
    for (size_t i = 1; i < MODE; i++) {
        if (!is_one_of(words.bytes[i], "-rwxsStT"))
            return false;
        letters += words.bytes[i] != '-';
    }
    return letters > 0;
}

/* One word in ASCII that no sentence ends with. */
static bool is_name(struct slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (words.bytes[i] <= ' ' || (unsigned char)words.bytes[i] >= 0x7F)
            return false;
    return !is_one_of(words.bytes[words.length - 1], ".,:;!?)\"'");
}

void machine_note_line(struct scan *scan, const struct line *line)
{
    struct slice words = slice_cut(line_words(scan->text, line), 0, LOOKED_AT);
    if (words.length == 0)
        return;
    scan->name_lines += is_name(words);
    if (is_certain(words))
        scan->machine_lines += CERTAIN;
    else
        scan->machine_lines +=
            is_log_line(words) || is_code_line(words) || is_record(words) || is_file_mode(words);
}

bool scan_is_machine(const struct scan *scan)
{
    bool names =
        scan->name_lines >= LEAST_LINES && (scan->lines - scan->name_lines) * FEW_OTHERS <= scan->lines;
    return names || (scan->machine_lines >= LEAST_LINES && scan->machine_lines * LEAST_SHARE > scan->lines);
}

bool infer_is_machine(struct slice text)
{
    struct scan scan = {.text = slice_cut(text, 0, LOOK_BYTES)};
    for (struct line line = {0}; line.next < scan.text.length;) {
        line = line_at(scan.text, line.next);
        scan.lines++;
        machine_note_line(&scan, &line);
    }
    return scan_is_machine(&scan);
}
