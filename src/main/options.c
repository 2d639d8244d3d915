#include "main.h"

#include "less.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_OF_TEXT = 72, ROWS = 24, COLUMNS = 80, MOST_CELLS = 1000 };

/* ---- one function an option ---- */

typedef bool take_function(struct options *options, const char *value, struct error *error);

static bool parse_number(const char *text, unsigned least, unsigned most, unsigned *number)
{
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || value < least || value > most)
        return false;
    *number = (unsigned)value;
    return true;
}

static bool take_at(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->at = value;
    return true;
}

static bool take_section(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->section = value;
    options->mode = MODE_TEXT;
    return true;
}

static bool take_search(struct options *options, const char *value, struct error *error)
{
    options->pattern = value;
    options->mode = MODE_SEARCH;
    return value[0] != '\0' || error_set(error, "--search wants words to search for");
}

static bool take_encoding(struct options *options, const char *value, struct error *error)
{
    char room[ENCODING_NAME_BYTES];
    options->encoding = value;
    return format_encoding(slice_of(value), room).name != NULL ||
           error_set(error, "%s is no encoding that iconv knows; iconv -l lists them", value);
}

static bool take_outline(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->mode = MODE_OUTLINE;
    return true;
}

static bool take_metadata(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->mode = MODE_METADATA;
    return true;
}

static bool take_bookmarks(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->mode = MODE_BOOKMARKS;
    return true;
}

static bool take_all(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->all = true;
    return true;
}

static bool take_markdown(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->markdown = true;
    return true;
}

static bool take_import(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->import = value;
    options->mode = MODE_IMPORT;
    return true;
}

static bool take_forget(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->mode = MODE_FORGET;
    return true;
}

static bool take_text(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->mode = MODE_TEXT;
    return true;
}

static bool take_width(struct options *options, const char *value, struct error *error)
{
    return parse_number(value, 0, MOST_CELLS, &options->width) ||
           error_set(error, "--width wants a number of columns up to %d, or 0", MOST_CELLS);
}

static bool take_regex(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->regex = true;
    return true;
}

static bool take_words(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->words = true;
    return true;
}

static bool take_json(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->json = true;
    return true;
}

static bool take_dump(struct options *options, const char *value, struct error *error)
{
    static const struct {
        const char *name;
        enum mode mode;
    } dumps[] = {{"tree", MODE_TREE}, {"layout", MODE_LAYOUT}, {"screen", MODE_SCREEN}};
    for (size_t i = 0; i < COUNT_OF(dumps); i++)
        if (strcmp(value, dumps[i].name) == 0) {
            options->mode = dumps[i].mode;
            return true;
        }
    return error_set(error, "--dump wants tree, layout or screen");
}

static bool take_keys(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->keys = value;
    options->mode = MODE_SCREEN;
    return true;
}

static bool take_size(struct options *options, const char *value, struct error *error)
{
    char columns[16] = "";
    const char *times = strchr(value, 'x');
    size_t length = times ? (size_t)(times - value) : 0;
    if (times && length < sizeof columns)
        memcpy(columns, value, length);
    return (times && parse_number(columns, 1, MOST_CELLS, &options->columns) &&
            parse_number(times + 1, 1, MOST_CELLS, &options->rows)) ||
           error_set(error, "--size wants COLSxROWS, as in 80x24");
}

static bool take_format(struct options *options, const char *value, struct error *error)
{
    options->format = format_named(slice_of(value));
    return options->format != FORMAT_COUNT ||
           error_set(error, "--format: stele knows no format \"%s\"", value);
}

static bool take_no_state(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->no_state = true;
    return true;
}

static bool take_unsafe(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->unsafe = true;
    return true;
}

static bool take_linear(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->linear = true;
    return true;
}

static bool take_one_screen(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    options->one_screen = true;
    return true;
}

static take_function take_version, take_help;

/* ---- the table ---- */

static const struct option_row {
    const char *name, *value, *help; /* value: what it takes; NULL: nothing */
    take_function *take;
} option_table[] = {
    {"at", "PLACE", "open there: a section's label, ordinal or number, ¶12, page 3, 40%, line 80, /words",
     take_at},
    {"outline", NULL, "print the outline", take_outline},
    {"search", "WORDS", "print the paragraphs that hold the words; status 1 if none does", take_search},
    {"regex", NULL, "take them for a regular expression (with --search)", take_regex},
    {"words", NULL, "find whole words only (with --search)", take_words},
    {"metadata", NULL, "print what is known of the document", take_metadata},
    {"bookmarks", NULL, "print the bookmarks; status 1 if there is none", take_bookmarks},
    {"all", NULL, "those of all documents (with --bookmarks)", take_all},
    {"markdown", NULL, "print a reading note in Markdown (with --bookmarks)", take_markdown},
    {"import", "FILE", "merge the bookmarks that --bookmarks --json printed; -: standard input", take_import},
    {"forget", NULL, "remove all that is remembered of the document", take_forget},
    {"text", NULL, "print the text, laid out", take_text},
    {"section", "PLACE", "print one section", take_section},
    {"width", "N", "columns of --text (72); 0: one line a paragraph", take_width},
    {"json", NULL, "print JSON (with --outline, --search, --metadata, --bookmarks)", take_json},
    {"format", "NAME", "take the file for text or markdown", take_format},
    {"encoding", "NAME", "the encoding of a text that does not show its own", take_encoding},
    {"no-state", NULL, "remember nothing, and read nothing that was remembered", take_no_state},
    {"linear", NULL, "only the text: no outline at its side, no numbers in its margin", take_linear},
    {"quit-if-one-screen", NULL, "print a text that one screen holds, and quit; also -F, as less has it",
     take_one_screen},
    {"unsafe", NULL, "parse foreign files even where no sandbox can be had", take_unsafe},
    {"dump", "WHAT", "print the tree, the layout or the screen", take_dump},
    {"keys", "FILE", "read by the keys in FILE and print the screen", take_keys},
    {"size", "COLSxROWS", "the screen of --dump and --keys (80x24)", take_size},
    {"version", NULL, "print the version", take_version},
    {"help", NULL, "print this help", take_help},
};

static bool take_version(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    puts("stele " STELE_VERSION);
    options->over = true;
    return true;
}

static bool take_help(struct options *options, const char *value, struct error *error)
{
    (void)value, (void)error;
    puts("Usage: stele [OPTION]... [FILE|-]\n"
         "Reads long texts in the terminal. Without a FILE it opens the speech that it ships;\n"
         "\"-\" is standard input, to be named for what prints and exits. FILE#PLACE, +N (page), +G (end) "
         "and +/WORDS open at a place.\n");
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        char name[40];
        const struct option_row *row = &option_table[i];
        snprintf(name, sizeof name, "--%s%s%s", row->name, row->value ? "=" : "",
                 row->value ? row->value : "");
        printf("  %-18s %s\n", name, row->help);
    }
    puts("\nIn the reader: Space turns the page, ] next section, '2 second pillar, / search,\n"
         "m a mark, Y copy with citation, h all keys, q quit. See stele(1).");
    options->over = true;
    return true;
}

/* ---- reading them ---- */

/* "+N" is a page, "+G" the end, "+/WORDS" a search, as other pagers take them. */
static void take_plus(struct options *options, const char *argument)
{
    buffer_clear(&options->place);
    if (strcmp(argument, "+G") == 0)
        buffer_append_string(&options->place, "100%");
    else if (argument[1] == '/')
        buffer_append_string(&options->place, argument + 1);
    else
        buffer_format(&options->place, "page %s", argument + 1);
    options->at = buffer_string(&options->place);
}

/* Those that do not begin with "+" are files. */
static void take_operands(struct options *options, int count, char *operands[])
{
    options->files = operands;
    for (int i = 0; i < count; i++)
        if (operands[i][0] == '+' && operands[i][1])
            take_plus(options, operands[i]);
        else
            operands[options->file_count++] = operands[i];
}

/* What getopt_long is told: the options of stele, then those of less; of one name stele's is found first. */
enum { LESS_NAMES = 128, FIRST_LESS = COUNT_OF(option_table), LONGS = FIRST_LESS + LESS_NAMES + 1 };

static void fill_long_options(struct option longs[LONGS])
{
    assert(less_option_count <= LESS_NAMES);
    for (size_t i = 0; i < FIRST_LESS; i++)
        longs[i] = (struct option){.name = option_table[i].name,
                                   .has_arg = option_table[i].value ? required_argument : no_argument};
    for (size_t i = 0; i < less_option_count; i++)
        longs[FIRST_LESS + i] = (struct option){
            .name = less_option_table[i].name,
            .has_arg = less_option_table[i].kind == LESS_FLAG ? no_argument : required_argument};
    longs[FIRST_LESS + less_option_count] = (struct option){0};
}

static void fill_letters(char letters[2 * LESS_NAMES + 2])
{
    *letters++ = ':';
    for (size_t i = 0; i < less_option_count; i++) {
        if (less_option_table[i].letter)
            *letters++ = less_option_table[i].letter;
        if (less_option_table[i].letter && less_option_table[i].kind != LESS_FLAG)
            *letters++ = ':';
    }
    *letters = '\0';
}

/* What getopt_long FOUND: an error, a letter, or the option with the name at INDEX. */
static bool take(struct options *options, int found, int index, char *const argument, struct error *error)
{
    if (found == ':')
        return error_set(error, "%s wants a value", argument);
    if (found == '?' && optopt != 0)
        return error_set(error, "unknown option -%c; --help lists them", optopt);
    if (found == '?')
        return error_set(error, "unknown option %s; --help lists them", argument);
    if (found == 0 && index < (int)FIRST_LESS)
        return option_table[index].take(options, optarg, error);
    int letter = found ? found : less_option_table[index - (int)FIRST_LESS].letter;
    options->one_screen = options->one_screen || letter == LESS_ONE_SCREEN;
    return true;
}

static bool check(const struct options *options, struct error *error)
{
    bool bookmarks = options->mode == MODE_BOOKMARKS;
    bool prints = options->mode == MODE_OUTLINE || options->mode == MODE_SEARCH ||
                  options->mode == MODE_METADATA || bookmarks;
    bool writes = options->mode == MODE_IMPORT || options->mode == MODE_FORGET;
    if (options->json && !prints)
        return error_set(error, "--json goes with --outline, --search, --metadata or --bookmarks");
    if ((options->regex || options->words) && options->mode != MODE_SEARCH)
        return error_set(error, "--%s goes with --search", options->regex ? "regex" : "words");
    if ((options->markdown || options->all) && !bookmarks)
        return error_set(error, "--%s goes with --bookmarks", options->all ? "all" : "markdown");
    if (options->markdown && options->json)
        return error_set(error, "--json or --markdown, not both");
    if (options->file_count > 0 && (options->all || options->mode == MODE_IMPORT))
        return error_set(error, "--%s takes no document", options->all ? "all" : "import");
    if (options->no_state && writes)
        return error_set(error, "--no-state forbids what --import and --forget are for");
    return true;
}

bool options_read(struct options *options, int count, char *arguments[], struct error *error)
{
    struct option longs[LONGS];
    char letters[2 * LESS_NAMES + 2];
    int index = 0, found;
    *options = (struct options){.format = FORMAT_COUNT,
                                .width = WIDTH_OF_TEXT,
                                .rows = ROWS,
                                .columns = COLUMNS,
                                .one_screen = less_wants_one_screen(getenv("LESS"))};
    fill_long_options(longs);
    fill_letters(letters);
    opterr = 0;
    while ((found = getopt_long(count, arguments, letters, longs, &index)) != -1)
        if (!take(options, found, index, arguments[optind - 1], error) || options->over)
            return options->over;
    take_operands(options, count - optind, arguments + optind);
    return check(options, error);
}

void options_free(struct options *options)
{
    buffer_free(&options->place);
}
