/* The table of settings. ":set", the configuration, completion, help and the manual read it. */

#include "reader.h"

#include <stdio.h>
#include <string.h>

enum { LEAST_WIDTH = 20, MOST_WIDTH = 400, WIDTH_STEP = 4 };

struct setting {
    const char *name;
    const char *values; /* words separated by spaces; NULL: a number */
    bool open;          /* there are more values than these */
    const char *initial, *help;
    /* VALUE is one of the words above, or a number as it was typed. */
    bool (*set)(struct reader *reader, struct slice value, struct error *error);
};

static bool set_width(struct reader *reader, struct slice value, struct error *error)
{
    size_t width;
    if (!slice_number(value, MOST_WIDTH, &width) || width < LEAST_WIDTH)
        return error_set(error, "width wants a number of columns from %d to %d", LEAST_WIDTH, MOST_WIDTH);
    reader->settings.width = (unsigned)width;
    return true;
}

static bool set_numbers(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.numbers = slice_is(value, "on");
    return true;
}

static bool set_wrap(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.wrap = slice_is(value, "on");
    return true;
}

static bool set_reflow(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.reflow = slice_is(value, "on");
    intake_set_reflow(reader->intake, reader->settings.reflow);
    reader->book->widest_length = 0; /* it is judged anew */
    reader->book->widest_known = false;
    return true;
}

static bool set_regex(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.regex = slice_is(value, "on");
    return true;
}

static bool set_words(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.words = slice_is(value, "on");
    return true;
}

static bool set_outline(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.outline = slice_is(value, "off")  ? OUTLINE_OFF
                               : slice_is(value, "on") ? OUTLINE_ON
                                                       : OUTLINE_AUTO;
    return true;
}

static bool set_ambiguous(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.ambiguous = slice_is(value, "wide") ? TEXT_WIDE : TEXT_NARROW;
    return true;
}

static bool set_theme(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.theme = slice_is(value, "mono") ? "mono" : "colour";
    reader_ask(reader, (struct request){.kind = REQUEST_THEME});
    return true;
}

static bool set_citation(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.citation = value;
    return true;
}

/* What was decoded otherwise is read again; the speech is what it is. */
static bool set_encoding(struct reader *reader, struct slice value, struct error *error)
{
    char room[ENCODING_NAME_BYTES];
    struct settings *settings = &reader->settings;
    bool automatic = slice_is(value, "auto");
    const char *name = automatic ? "" : format_encoding(value, room).name;
    if (!name)
        return error_set(error, "encoding wants auto or a name that iconv knows (iconv -l lists them)");
    bool same = strcmp(settings->encoding, name) == 0;
    snprintf(settings->encoding, sizeof settings->encoding, "%s", name);
    if (!same && intake_path(reader->intake)[0] && !intake_is_piped(reader->intake))
        reader_ask(reader, (struct request){.kind = REQUEST_RELOAD});
    return true;
}

static const struct setting table[] = {
    {"width", NULL, false, "72", "the most columns of the text", set_width},
    {"numbers", "on off", false, "on", "paragraph numbers in the margin", set_numbers},
    {"outline", "auto on off", false, "auto",
     "the outline: beside the text where it fits, always, or only when asked for", set_outline},
    {"wrap", "on off", false, "on", "fold lines of code and verse that do not fit", set_wrap},
    {"reflow", "on off", false, "on",
     "join the lines of a paragraph of plain text, or show them as the file has them", set_reflow},
    {"regex", "on off", false, "off", "search for regular expressions, as M-r in the prompt does", set_regex},
    {"words", "on off", false, "off", "search for whole words only, as M-w in the prompt does", set_words},
    {"theme", "colour mono", false, "colour", "colours, or none", set_theme},
    {"citation", "plain chicago apa bibtex csl-json", false, "plain", "how a citation is written",
     set_citation},
    {"ambiguous", "narrow wide", false, "narrow",
     "columns of characters of ambiguous width, as the terminal draws them", set_ambiguous},
    {"encoding", "auto Windows-1252 Windows-1250 Windows-1251 KOI8-R GB18030 Big5 Shift_JIS EUC-JP EUC-KR",
     true, "auto",
     "of texts that show none of their own, these or any that iconv knows; reads the file again",
     set_encoding},
};

void settings_init(struct reader *reader)
{
    for (size_t i = 0; i < COUNT_OF(table); i++)
        table[i].set(reader, slice_of(table[i].initial), NULL);
    reader->request_count = 0; /* what is initial need not be asked for */
}

static const struct setting *setting_named(struct slice name)
{
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (slice_is(name, table[i].name))
            return &table[i];
    return NULL;
}

/* The INDEXth value that begins with PREFIX; empty past the end, and for a number. */
static struct slice value_at(const struct setting *setting, struct slice prefix, size_t index)
{
    struct slice rest = slice_of(setting->values), word;
    while ((word = slice_word(&rest)).length > 0)
        if (slice_starts(word, prefix) && index-- == 0)
            return word;
    return word;
}

/* VALUE as the table has it, which outlives the caller's; a number as it is. False: it is none of the values.
 */
static bool take_value(const struct setting *setting, struct slice *value)
{
    struct slice found;
    for (size_t i = 0; (found = value_at(setting, *value, i)).length > 0; i++)
        if (slice_equal(found, *value)) {
            *value = found;
            return true;
        }
    return !setting->values || (setting->open && value->length > 0);
}

bool setting_set(struct reader *reader, struct slice name, struct slice value, struct error *error)
{
    const struct setting *setting = setting_named(name);
    if (!setting)
        return error_set(error, "no setting %.*s", (int)name.length, name.bytes);
    if (!take_value(setting, &value))
        return error_set(error, "%s wants one of: %s", setting->name, setting->values);
    if (!setting->set(reader, value, error))
        return false;
    reader->settings.changes++;
    reader_geometry_update(reader);
    return true;
}

struct slice setting_completion(struct slice name, struct slice prefix, size_t index)
{
    const struct setting *setting = setting_named(name);
    if (setting)
        return value_at(setting, prefix, index);
    for (size_t i = 0; name.length == 0 && i < COUNT_OF(table); i++)
        if (slice_starts(slice_of(table[i].name), prefix) && index-- == 0)
            return slice_of(table[i].name);
    return (struct slice){0};
}

size_t reader_settings(void)
{
    return COUNT_OF(table);
}

struct setting_description reader_setting_at(size_t index)
{
    const struct setting *setting = &table[index];
    return (struct setting_description){setting->name, setting->values, setting->initial, setting->help};
}

/* ---- commands ---- */

bool settings_line(struct reader *reader, struct slice rest, struct error *error)
{
    struct slice name = slice_word(&rest);
    if (name.length == 0)
        return error_set(error, "set wants NAME VALUE");
    return setting_set(reader, name, rest, error);
}

void run_set(struct reader *reader, const struct invocation *invocation)
{
    struct error error;
    if (!settings_line(reader, invocation->argument, &error))
        reader_say(reader, "%s", error.text);
}

void run_theme(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    bool colour = slice_is(slice_of(reader->settings.theme), "colour");
    setting_set(reader, slice_of("theme"), slice_of(colour ? "mono" : "colour"), NULL);
    reader_say(reader, "theme %s", reader->settings.theme);
}

/* From the columns that the text has, no further than those of the window: a wider setting would show
 * nothing.
 */
static void change_width(struct reader *reader, int columns)
{
    const struct geometry *geometry = &reader->geometry;
    const int now = (int)geometry->text_columns, room = (int)geometry->text_room;
    if (geometry->too_small)
        return;
    int width = now + columns, least = now < LEAST_WIDTH ? now : LEAST_WIDTH;
    width = width < least ? least : width > room ? room : width > MOST_WIDTH ? MOST_WIDTH : width;
    if (width != now) {
        char value[16];
        snprintf(value, sizeof value, "%d", width);
        setting_set(reader, slice_of("width"), slice_of(value), NULL);
    }
    reader_say(reader, "width %u", geometry->text_columns);
}

static int width_steps(const struct invocation *invocation)
{
    unsigned most = MOST_WIDTH / WIDTH_STEP, count = invocation_times(invocation);
    return WIDTH_STEP * (int)(count < most ? count : most);
}

void run_wider(struct reader *reader, const struct invocation *invocation)
{
    change_width(reader, width_steps(invocation));
}

void run_narrower(struct reader *reader, const struct invocation *invocation)
{
    change_width(reader, -width_steps(invocation));
}
