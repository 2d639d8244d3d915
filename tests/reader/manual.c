/* The KEYS and SETTINGS sections of the manual, held against the tables of the reader. */

#include "check.h"

#include "stele/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- what the sections must say ---- */

/* A key as the manual writes it: "<C-d>" is C-d, "<lt>" is <; a backslash and a leading dot or quote are
 * escaped. */
static void write_key(struct buffer *into, const char *key)
{
    struct slice name = slice_of(key);
    if (slice_is(name, "<lt>"))
        name = slice_of("<");
    else if (slice_is(name, "<M-lt>"))
        name = slice_of("M-<");
    else if (slice_is(name, "<M-gt>"))
        name = slice_of("M->");
    else if (name.length > 2 && name.bytes[0] == '<')
        name = slice_cut(name, 1, name.length - 1);
    bool punctuation = name.length == 1 && strchr("'?[]()|.,:;!", name.bytes[0]);
    buffer_append_string(into, punctuation ? " \\&" : " ");
    buffer_append(into, name);
}

static void write_keys(struct buffer *into, const char *keys, const char *where)
{
    char key[READER_KEY_BYTES];
    if (!keys)
        return;
    if (where)
        buffer_format(into, " No %s :", where);
    buffer_append_string(into, " Ic");
    struct slice rest = slice_of(keys), word;
    while (rest.length > 0) {
        struct buffer all = {0};
        size_t end = 0;
        while (end < rest.length && rest.bytes[end] != ' ')
            end++;
        word = slice_cut(rest, 0, end);
        rest = slice_cut(rest, end + 1, rest.length);
        while (word.length > 0) {
            size_t taken = reader_key_split(word, key);
            write_key(&all, key);
            word = slice_cut(word, taken, word.length);
        }
        buffer_append_byte(into, ' ');
        for (size_t i = 0; i < all.length; i++)
            if (all.bytes[i] != ' ')
                buffer_append_byte(into, all.bytes[i]);
        buffer_free(&all);
    }
}

/* In lines of at most 78 characters, as the manual is written. */
static void write_sentence(struct buffer *into, const char *words, const char *end)
{
    enum { LONGEST = 78 };
    struct buffer all = {0};
    buffer_format(&all, "%s%s", words, end);
    size_t start = 0;
    while (all.length - start > LONGEST) {
        size_t cut = start + LONGEST;
        while (all.bytes[cut] != ' ')
            cut--;
        all.bytes[cut] = '\n';
        start = cut + 1;
    }
    buffer_append(into, buffer_slice(&all));
    buffer_append_byte(into, '\n');
    buffer_free(&all);
}

static void write_command(struct buffer *into, const struct command_description *command)
{
    buffer_append_string(into, ".It");
    write_keys(into, command->keys, NULL);
    if (!command->keys) {
        write_keys(into, command->outline_keys, "outline");
        if (!command->outline_keys)
            write_keys(into, command->list_keys, "list");
        if (!command->outline_keys && !command->list_keys)
            write_keys(into, command->selection_keys, "selection");
    }
    buffer_format(into, " Pq Cm :%s", command->name);
    if (command->argument)
        buffer_format(into, " Ar %s", command->argument);
    buffer_append_byte(into, '\n');
    write_sentence(into, command->help, ".");
}

static void write_commands(struct buffer *into)
{
    const char *group = "";
    for (size_t i = 0; i < reader_commands(); i++) {
        struct command_description command = reader_command_at(i);
        if (strcmp(group, command.group) != 0) {
            buffer_append_string(into, *group ? ".El\n" : "");
            group = command.group;
            buffer_format(into, ".Ss %s\n.Bl -tag -width Ds\n", group);
        }
        write_command(into, &command);
    }
    buffer_append_string(into, ".El\n");
}

static void write_edits(struct buffer *into)
{
    buffer_append_string(into, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < reader_edits(); i++) {
        struct edit_description edit = reader_edit_at(i);
        buffer_append_string(into, ".It");
        write_keys(into, edit.keys, NULL);
        buffer_append_byte(into, '\n');
        write_sentence(into, edit.help, ".");
    }
    buffer_append_string(into, ".El\n");
}

static void write_settings(struct buffer *into)
{
    buffer_append_string(into, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < reader_settings(); i++) {
        struct setting_description setting = reader_setting_at(i);
        struct buffer end = {0};
        buffer_format(&end, " (initially %s).", setting.initial);
        buffer_format(into, ".It Cm %s Ar %s\n", setting.name, setting.values ? setting.values : "number");
        write_sentence(into, setting.help, end.bytes);
        buffer_free(&end);
    }
    buffer_append_string(into, ".El\n");
}

/* ---- what they say ---- */

static void read_manual(struct buffer *into)
{
    int file = open(MANUAL, O_RDONLY);
    assert_true(file >= 0);
    assert_true(file_read(file, into, 1 << 20));
    close(file);
}

/* What stands between two comments of the manual: .\" NAME and .\" end NAME. */
static void check_part(const char *name, const struct buffer *wanted)
{
    struct buffer manual = {0}, start = {0}, end = {0};
    read_manual(&manual);
    buffer_format(&start, ".\\\" %s\n", name);
    buffer_format(&end, ".\\\" end %s\n", name);
    char *from = strstr(manual.bytes, start.bytes), *to = strstr(manual.bytes, end.bytes);
    assert_non_null(from);
    assert_non_null(to);
    from += start.length;
    *to = '\0';
    if (strcmp(from, wanted->bytes) != 0)
        printf("%s", wanted->bytes); /* to be copied into the manual */
    assert_string_equal(from, wanted->bytes);
    buffer_free(&manual);
    buffer_free(&start);
    buffer_free(&end);
}

static void the_manual_has_the_keys_of_the_table(void **state)
{
    (void)state;
    struct buffer wanted = {0};
    write_commands(&wanted);
    check_part("commands", &wanted);
    buffer_free(&wanted);
}

static void the_manual_has_the_keys_of_the_prompt(void **state)
{
    (void)state;
    struct buffer wanted = {0};
    write_edits(&wanted);
    check_part("edits", &wanted);
    buffer_free(&wanted);
}

static void the_manual_has_the_settings_of_the_table(void **state)
{
    (void)state;
    struct buffer wanted = {0};
    write_settings(&wanted);
    check_part("settings", &wanted);
    buffer_free(&wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manual_has_the_keys_of_the_table),
        cmocka_unit_test(the_manual_has_the_keys_of_the_prompt),
        cmocka_unit_test(the_manual_has_the_settings_of_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
