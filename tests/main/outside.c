/* What leaves the program: a link to a browser, a text to a command, a file to an editor, a copy to a
 * clipboard. Each is a small script in a home of the test's own. */

#include "home.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty.h"

enum { ROWS = 24, COLUMNS = 80, VARIABLES = 4 };

static void write_script(void *const *state, const char *name, const char *lines)
{
    struct buffer script = {0};
    buffer_format(&script, "#!/bin/sh\ncd \"$HOME\"\n%s", lines);
    char *path = write_file(state, name, script.bytes);
    assert_int_equal(chmod(path, 0700), 0);
    free(path);
    buffer_free(&script);
}

static void assert_file(void *const *state, const char *name, const char *wanted)
{
    struct buffer text = {0};
    char *path = in_home(state, name);
    int file = open(path, O_RDONLY);
    assert_true(file >= 0 && file_read(file, &text, 1 << 20));
    assert_string_equal(buffer_string(&text), wanted);
    close(file);
    free(path);
    buffer_free(&text);
}

/* ---- the program ---- */

/* With the variables, and the scripts of the home before all others. */
static struct pty *start(void *const *state, const char *const variables[], const char *file)
{
    struct buffer home = {0}, path = {0};
    const char *environment[VARIABLES + 5];
    size_t count = 0;
    buffer_format(&home, "HOME=%s", (char *)*state);
    buffer_format(&path, "PATH=%s:/usr/bin:/bin", (char *)*state);
    environment[count++] = home.bytes;
    environment[count++] = path.bytes;
    environment[count++] = "TERM=xterm-256color";
    environment[count++] = "LC_ALL=C.UTF-8";
    for (size_t i = 0; variables && variables[i]; i++)
        environment[count++] = variables[i];
    environment[count] = NULL;
    struct pty *pty = pty_start((const char *const[]){STELE, file, NULL}, environment, ROWS, COLUMNS);
    buffer_free(&home);
    buffer_free(&path);
    return pty;
}

static struct pty *read_text(void *const *state, const char *const variables[], const char *text)
{
    char *path = write_file(state, "text.md", text);
    struct pty *pty = start(state, variables, path);
    pty_wait_text(pty, "Words");
    free(path);
    return pty;
}

static void quit(struct pty *pty)
{
    pty_type(pty, "Q");
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_false(emulator_is_alternate(pty_screen(pty)));
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

/* ---- a browser ---- */

static const char *const linked = "Words and [a link](https://example.org/$(id>hurt);id>hurt?a=%s&b).\n";

/* The terminal is the browser's: it asks there, and ^C ends it and not the reader. */
static void a_browser_gets_the_link_as_one_argument(void **state)
{
    write_script(state, "browse",
                 "printf '%s\\n' \"$#\" \"$@\" > got; echo in the browser; read line; "
                 "echo \"$line\" >> got\n");
    struct pty *pty =
        read_text(state, (const char *const[]){"BROWSER=nothing-of-that-name:browse --new", NULL}, linked);
    pty_type(pty, ":open\r");
    pty_wait_text(pty, "in the browser");
    assert_false(emulator_is_alternate(pty_screen(pty)));
    pty_type(pty, "typed\n");
    pty_wait_text(pty, "Words and");
    quit(pty);
    assert_file(state, "got", "2\n--new\nhttps://example.org/$(id>hurt);id>hurt?a=%s&b\ntyped\n");
    char *hurt = in_home(state, "hurt");
    assert_int_not_equal(access(hurt, F_OK), 0);
    free(hurt);
}

static void an_interrupted_browser_leaves_the_reader(void **state)
{
    write_script(state, "browse", "echo in the browser; read line\n");
    struct pty *pty = read_text(state, (const char *const[]){"BROWSER=browse %s", NULL}, linked);
    pty_type(pty, ":open\r");
    pty_wait_text(pty, "in the browser");
    pty_type(pty, "\003");
    pty_wait_text(pty, "Words and");
    pty_wait_text(pty, "browse ended with signal 2");
    quit(pty);
}

static void without_a_browser_that_is_said(void **state)
{
    struct pty *pty = read_text(state, NULL, linked);
    pty_type(pty, ":open\r");
    pty_wait_text(pty, "BROWSER is not set");
    quit(pty);
    pty = read_text(state, (const char *const[]){"BROWSER=nothing-of-that-name", NULL}, linked);
    pty_type(pty, ":open\r");
    pty_wait_text(pty, "cannot start nothing-of-that-name: No such file");
    quit(pty);
}

/* ---- a clipboard ---- */

static const char *const evil = "Words \033]0;x\007 and \302\233 more.\n";

/* A file appears without the terminal showing anything. */
static void wait_for_file(struct pty *pty, const char *path)
{
    enum { TRIES = 1000, PAUSE_MILLISECONDS = 10 };
    for (int i = 0; access(path, F_OK) != 0; i++) {
        assert_true(i < TRIES);
        pty_wait_quiet(pty, PAUSE_MILLISECONDS);
    }
}

/* The first program that is there gets the text on its standard input, with controls made visible, and away
 * from the terminal. */
static void a_copy_goes_to_the_clipboard_of_the_desktop(void **state)
{
    write_script(state, "xsel", "echo \"$@\" > got; cat >> got; test -t 1 || echo . >> got; mv got done\n");
    struct pty *pty = read_text(state, (const char *const[]){"DISPLAY=:0", NULL}, evil);
    char *done = in_home(state, "done");
    pty_type(pty, "yy");
    pty_wait_text(pty, "sent to the terminal (OSC 52) and xsel");
    wait_for_file(pty, done);
    quit(pty);
    assert_file(state, "done", "--clipboard --input\nWords \u241b]0;x\u2407 and \ufffd more..\n");
    free(done);
}

static void a_clipboard_that_fails_is_said(void **state)
{
    write_script(state, "wl-copy", "exit 3\n");
    struct pty *pty = read_text(state, (const char *const[]){"WAYLAND_DISPLAY=w", NULL}, evil);
    pty_type(pty, "yy");
    pty_wait_text(pty, "wl-copy could not copy (exit status 3)");
    quit(pty);
}

static void without_a_desktop_only_the_terminal_gets_it(void **state)
{
    write_script(state, "xclip", "touch hurt\n");
    struct pty *pty = read_text(state, NULL, evil);
    pty_type(pty, "yy");
    pty_wait_text(pty, "sent to the terminal (OSC 52)");
    assert_false(pty_shows(pty, "xclip"));
    quit(pty);
}

static void what_was_copied_is_written_to_a_new_file(void **state)
{
    struct pty *pty = read_text(state, NULL, evil);
    pty_type(pty, ":write ~/copy.txt\r");
    pty_wait_text(pty, "nothing was copied yet");
    pty_type(pty, "yy:write ~/copy.txt\r");
    pty_wait_text(pty, "written to ~/copy.txt");
    assert_file(state, "copy.txt", "Words \u241b]0;x\u2407 and \ufffd more.\n");
    free(write_file(state, "copy.txt", "mine, and longer than what was copied ............"));
    pty_type(pty, ":write ~/copy.txt\r");
    pty_wait_text(pty, "copy.txt exists; with ! after the command");
    pty_type(pty, ":write! ~/copy.txt\r");
    pty_wait_text(pty, "written to ~/copy.txt");
    assert_file(state, "copy.txt", "Words \u241b]0;x\u2407 and \ufffd more.\n");
    pty_type(pty, ":write /no/such/folder/x\r");
    pty_wait_text(pty, "/no/such/folder/x: No such file");
    quit(pty);
}

/* ---- a command of the shell ---- */

static const char *const sections = "# Title\n\nWords [of](#x) *one*[^1] paragraph.\n\n## Two\n\nSecond "
                                    "here.\n\nThird \033[1m here.\n\n## Last\n\n[^1]: N.\n";

static void a_paragraph_is_piped_to_a_command_of_the_shell(void **state)
{
    struct pty *pty = read_text(state, NULL, sections);
    pty_type(pty, "|cat > ~/got; echo the $(wc -l < ~/got) line; exit 3\r");
    pty_wait_text(pty, "the 1 line");
    pty_wait_text(pty, "[exit status 3; press a key to go on reading]");
    assert_false(emulator_is_alternate(pty_screen(pty)));
    pty_type(pty, "Q"); /* is not the end */
    pty_wait_text(pty, "Words of one");
    assert_file(state, "got", "Words of one paragraph.\n");
    quit(pty);
}

static void a_section_is_piped_whole_and_without_controls(void **state)
{
    struct pty *pty = read_text(state, NULL, sections);
    pty_type(pty, ":goto Two\r:pipe-section cat > ~/got\r");
    pty_wait_text(pty, "[press a key to go on reading]");
    pty_type(pty, " ");
    pty_wait_text(pty, "Second here");
    assert_file(state, "got", "Two\n\nSecond here.\n\nThird \u241b[1m here.\n");
    quit(pty);
}

/* It does not read all, or nothing, of more than a pipe holds. */
static void a_command_that_reads_nothing_blocks_nobody(void **state)
{
    struct buffer text = {0};
    buffer_append_string(&text, "Words");
    for (int i = 0; i < 40000; i++)
        buffer_append_string(&text, " and on");
    struct pty *pty = read_text(state, NULL, buffer_string(&text));
    pty_type(pty, "|true\r");
    pty_wait_text(pty, "[press a key to go on reading]");
    pty_type(pty, " |head -c 5 > ~/got; echo is $((6*7))\r"); /* a key goes on, then comes the next command */
    pty_wait_text(pty, "is 42");
    pty_type(pty, " ");
    assert_file(state, "got", "Words");
    buffer_free(&text);
    quit(pty);
}

/* ---- an editor ---- */

static void the_editor_gets_the_file_and_the_line_and_the_file_is_read_again(void **state)
{
    write_script(state, "edit",
                 "echo \"$1 $2\" > got; echo \"$3\" | sed 's,.*/,,' >> got\n"
                 "printf 'Words new.\\n' > \"$3\"\n");
    char *path = write_file(state, "a file; $(x).txt", "Title\n\nWords here.\n\nMore words.\n");
    struct pty *pty = start(state, (const char *const[]){"VISUAL=edit -w", "EDITOR=false", NULL}, path);
    pty_wait_text(pty, "More words");
    pty_type(pty, "}:edit\r");
    pty_wait_text(pty, "Words new.");
    quit(pty);
    assert_file(state, "got", "-w +5\na file; $(x).txt\n");
    free(path);
}

static void an_editor_that_fails_is_said(void **state)
{
    struct pty *pty = read_text(state, (const char *const[]){"EDITOR=false", NULL}, "Words here.\n");
    pty_type(pty, ":edit\r");
    pty_wait_text(pty, "false ended with status 1");
    quit(pty);
}

static void the_speech_cannot_be_edited(void **state)
{
    struct pty *pty = start(state, NULL, NULL);
    pty_wait_text(pty, "China International Studies");
    pty_type(pty, ":edit\r");
    pty_wait_text(pty, "only a file can be edited");
    quit(pty);
}

/* ---- notes, bookmarks ---- */

/* The file is the reader's alone, and gone when it was read. */
static void a_note_is_written_in_the_editor(void **state)
{
    write_script(state, "edit",
                 "stat -c %a \"$1\" > mode; echo \"$1\" > name; cat \"$1\" > was\n"
                 "printf 'two\\n\\nlines\\n' >> \"$1\"\n");
    struct pty *pty = read_text(state, (const char *const[]){"VISUAL=edit", NULL}, "Words here.\n");
    pty_type(pty, ":note one\rE");
    pty_wait_text(pty, "Words");
    pty_type(pty, "=");
    pty_wait_text(pty, "lines");
    quit(pty);
    assert_file(state, "mode", "600\n");
    assert_file(state, "was", "one\n");
    write_script(state, "gone", "test ! -e \"$(cat name)\" && echo yes > is_gone\n");
    char *gone = in_home(state, "gone");
    setenv("HOME", *state, 1);
    assert_int_equal(system(gone), 0);
    assert_file(state, "is_gone", "yes\n");
    free(gone);
}

static void what_a_failing_editor_wrote_is_kept(void **state)
{
    struct buffer folder = {0};
    buffer_format(&folder, "TMPDIR=%s", (char *)*state);
    write_script(state, "edit", "echo dear >> \"$1\"; mv \"$1\" saved; cp saved \"$1\"; exit 3\n");
    struct pty *pty =
        read_text(state, (const char *const[]){"VISUAL=edit", folder.bytes, NULL}, "Words here.\n");
    pty_type(pty, "E");
    pty_wait_text(pty, "the editor failed; what it wrote is in");
    quit(pty);
    write_script(state, "look", "cat stele-note-* > kept\n");
    char *look = in_home(state, "look");
    setenv("HOME", *state, 1);
    assert_int_equal(system(look), 0);
    assert_file(state, "kept", "dear\n");
    free(look);
    buffer_free(&folder);
}

static void bookmarks_are_exported_to_a_new_file(void **state)
{
    struct buffer command = {0};
    struct pty *pty = read_text(state, NULL, "Words here.\n");
    pty_type(pty, ":export x.txt\r");
    pty_wait_text(pty, "a name that ends with .md or .json");
    buffer_format(&command, ":export %s/marks.md\r", (char *)*state);
    pty_type(pty, command.bytes);
    pty_wait_text(pty, "no bookmarks are kept of this document");
    pty_type(pty, ":note why\r");
    pty_type(pty, command.bytes);
    pty_wait_text(pty, "exported to");
    pty_type(pty, command.bytes);
    pty_wait_text(pty, "exists; with !");
    quit(pty);
    struct buffer text = {0};
    char *path = in_home(state, "marks.md");
    int file = open(path, O_RDONLY);
    assert_true(file >= 0 && file_read(file, &text, 1 << 20));
    assert_non_null(strstr(text.bytes, "> Words here."));
    assert_non_null(strstr(text.bytes, "why"));
    close(file);
    free(path);
    buffer_free(&text);
    buffer_free(&command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        home_test(a_browser_gets_the_link_as_one_argument),
        home_test(an_interrupted_browser_leaves_the_reader),
        home_test(without_a_browser_that_is_said),
        home_test(a_copy_goes_to_the_clipboard_of_the_desktop),
        home_test(a_clipboard_that_fails_is_said),
        home_test(without_a_desktop_only_the_terminal_gets_it),
        home_test(what_was_copied_is_written_to_a_new_file),
        home_test(a_paragraph_is_piped_to_a_command_of_the_shell),
        home_test(a_section_is_piped_whole_and_without_controls),
        home_test(a_command_that_reads_nothing_blocks_nobody),
        home_test(the_editor_gets_the_file_and_the_line_and_the_file_is_read_again),
        home_test(an_editor_that_fails_is_said),
        home_test(the_speech_cannot_be_edited),
        home_test(a_note_is_written_in_the_editor),
        home_test(what_a_failing_editor_wrote_is_kept),
        home_test(bookmarks_are_exported_to_a_new_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
