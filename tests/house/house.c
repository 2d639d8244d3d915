/* The laws of the house, held against the tree: who includes what, and that the map has every file. */

#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_LIMIT = 1 << 20, ROOMS = 32 };

static void read_file(const char *path, struct buffer *into)
{
    int file = open(path, O_RDONLY);
    if (file < 0)
        fail_msg("cannot open %s", path);
    assert_true(file_read(file, into, FILE_LIMIT));
    close(file);
}

/* ---- walking the tree ---- */

typedef void visit_file(const char *path, const char *folder, const char *name, void *context);

static void walk(const char *root, const char *folder, visit_file *visit, void *context)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", root, folder);
    DIR *directory = opendir(path.bytes);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        size_t length = strlen(entry->d_name);
        bool source = length > 2 && (strcmp(entry->d_name + length - 2, ".c") == 0 ||
                                     strcmp(entry->d_name + length - 2, ".h") == 0);
        if (!source)
            continue;
        struct buffer file = {0};
        buffer_format(&file, "%s/%s", path.bytes, entry->d_name);
        visit(file.bytes, folder, entry->d_name, context);
        buffer_free(&file);
    }
    closedir(directory);
    buffer_free(&path);
}

static void walk_rooms(visit_file *visit, void *context)
{
    DIR *directory = opendir(SOURCE_ROOT "/src");
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct stat status;
        struct buffer path = {0};
        buffer_format(&path, "%s/src/%s", SOURCE_ROOT, entry->d_name);
        if (entry->d_name[0] != '.' && stat(path.bytes, &status) == 0 && S_ISDIR(status.st_mode))
            walk(SOURCE_ROOT "/src", entry->d_name, visit, context);
        buffer_free(&path);
    }
    closedir(directory);
}

/* ---- what a room may use ---- */

struct room {
    char *name;
    char *uses; /* " base text " */
};

struct house {
    struct room rooms[ROOMS];
    size_t count;
};

static struct slice word_after(struct slice text, size_t *at)
{
    while (*at < text.length && strchr(" \n\t(", text.bytes[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.length && !strchr(" \n\t()", text.bytes[*at]))
        ++*at;
    return slice_cut(text, start, *at);
}

/* Reads one stele_room(NAME SOURCES ... USES ... [LIBRARIES ...]). */
static void read_room(struct house *house, struct slice text)
{
    struct buffer uses = {0};
    bool in_uses = false;
    size_t at = 0;
    struct room *room = &house->rooms[house->count++];
    assert_true(house->count <= ROOMS);
    room->name = slice_string(word_after(text, &at));
    buffer_append_byte(&uses, ' ');
    while (at < text.length && text.bytes[at] != ')') {
        struct slice word = word_after(text, &at);
        if (slice_is(word, "USES"))
            in_uses = true;
        else if (slice_is(word, "LIBRARIES"))
            in_uses = false;
        else if (in_uses) {
            buffer_append(&uses, word);
            buffer_append_byte(&uses, ' ');
        }
        while (at < text.length && strchr(" \n\t", text.bytes[at]))
            at++;
    }
    room->uses = uses.bytes;
}

static void read_house(struct house *house)
{
    struct buffer text = {0};
    read_file(SOURCE_ROOT "/src/CMakeLists.txt", &text);
    for (const char *at = text.bytes; (at = strstr(at, "\nstele_room(")) != NULL; at++)
        read_room(house, slice_of(at + strlen("\nstele_room(")));
    buffer_free(&text);
}

static void free_house(struct house *house)
{
    for (size_t i = 0; i < house->count; i++) {
        free(house->rooms[i].name);
        free(house->rooms[i].uses);
    }
}

static const struct room *room_named(const struct house *house, const char *name)
{
    for (size_t i = 0; i < house->count; i++)
        if (strcmp(house->rooms[i].name, name) == 0)
            return &house->rooms[i];
    return NULL;
}

/* ---- the laws ---- */

/* Calls VISIT with each included name of a file, "..." or <...>. */
static void each_include(const char *path, void (*visit)(const char *path, struct slice name, void *context),
                         void *context)
{
    struct buffer text = {0};
    read_file(path, &text);
    for (const char *at = text.bytes; at && (at = strstr(at, "#include ")) != NULL; at++) {
        const char *name = at + strlen("#include ") + 1, *end = name + strcspn(name, "\">\n");
        if (at == text.bytes || at[-1] == '\n')
            visit(path, (struct slice){name, (size_t)(end - name)}, context);
    }
    buffer_free(&text);
}

struct asking {
    const struct room *room;
    const char *folder;
};

static void check_door(const char *path, struct slice name, void *context)
{
    const struct asking *asking = context;
    struct slice prefix = slice_of("stele/");
    if (!slice_starts(name, prefix))
        return;
    struct buffer word = {0};
    buffer_append_byte(&word, ' ');
    buffer_append(&word, slice_cut(name, prefix.length, name.length - 2));
    buffer_append_byte(&word, ' ');
    struct slice own = slice_cut(buffer_slice(&word), 1, word.length - 1);
    if (!slice_is(own, asking->folder) && !strstr(asking->room->uses, word.bytes))
        fail_msg("%s includes %.*s, which its room does not name in USES", path, (int)name.length,
                 name.bytes);
    buffer_free(&word);
}

static void check_doors(const char *path, const char *folder, const char *name, void *context)
{
    (void)name;
    struct asking asking = {room_named(context, folder), folder};
    if (asking.room)
        each_include(path, check_door, &asking);
}

static void rooms_include_only_what_they_use(void **state)
{
    (void)state;
    struct house house = {0};
    read_house(&house);
    assert_true(house.count > 12);
    walk_rooms(check_doors, &house);
    free_house(&house);
}

/* A room uses only rooms that stand before it in the file: there is no way up and none around. */
static void rooms_use_only_rooms_below(void **state)
{
    (void)state;
    struct house house = {0};
    read_house(&house);
    for (size_t i = 0; i < house.count; i++)
        for (size_t j = i; j < house.count; j++) {
            struct buffer word = {0};
            buffer_format(&word, " %s ", house.rooms[j].name);
            if (strstr(house.rooms[i].uses, word.bytes))
                fail_msg("the room %s uses %s, which is not below it", house.rooms[i].name,
                         house.rooms[j].name);
            buffer_free(&word);
        }
    free_house(&house);
}

static const struct {
    const char *header; /* how the header's name begins */
    const char *room;
} libraries[] = {
    {"curses.h", "terminal"}, {"term.h", "terminal"}, {"sqlite3.h", "store"},  {"unistr.h", "text"},
    {"uni", "text"},          {"pcre2.h", "search"},  {"jansson.h", "report"}, {"cmark", "parsers"},
    {"yaml.h", "parsers"},    {"seccomp.h", "parse"}, {"table.h", "parsers"},  {"libxml/", "parsers"},
    {"archive", "parsers"},
};

static void check_library(const char *path, struct slice name, void *context)
{
    const struct asking *asking = context;
    for (size_t i = 0; i < COUNT_OF(libraries); i++)
        if (name.bytes[-1] == '<' && slice_starts(name, slice_of(libraries[i].header)) &&
            !slice_is(name, "unistd.h") && strcmp(asking->folder, libraries[i].room) != 0)
            fail_msg("%s includes %.*s, which enters by the room %s", path, (int)name.length, name.bytes,
                     libraries[i].room);
}

static void check_libraries(const char *path, const char *folder, const char *name, void *context)
{
    (void)name, (void)context;
    struct asking asking = {NULL, folder};
    each_include(path, check_library, &asking);
}

static void a_library_enters_by_one_room(void **state)
{
    (void)state;
    walk_rooms(check_libraries, NULL);
}

static void check_first_line(const char *path, const char *folder, const char *name, void *context)
{
    (void)folder, (void)context;
    struct buffer text = {0}, wanted = {0};
    read_file(path, &text);
    buffer_format(&wanted, "/* %.*s: ", (int)strlen(name) - 2, name);
    if (!slice_starts(buffer_slice(&text), buffer_slice(&wanted)))
        fail_msg("%s does not say in its first line what the room is", path);
    buffer_free(&text);
    buffer_free(&wanted);
}

static void a_door_says_first_what_its_room_is(void **state)
{
    (void)state;
    walk(SOURCE_ROOT "/include", "stele", check_first_line, NULL);
}

/* ---- the map ---- */

static void check_mapped(const char *path, const char *folder, const char *name, void *context)
{
    (void)path;
    struct buffer line = {0};
    buffer_format(&line, "\n%s/%s ", folder, name);
    if (!strstr(context, line.bytes))
        fail_msg("src/CODE-MAP has no line for %s/%s", folder, name);
    buffer_free(&line);
}

static void the_map_has_every_file(void **state)
{
    (void)state;
    struct buffer map = {0};
    read_file(SOURCE_ROOT "/src/CODE-MAP", &map);
    walk_rooms(check_mapped, map.bytes);
    buffer_free(&map);
}

static void the_map_has_no_file_that_is_gone(void **state)
{
    (void)state;
    struct buffer map = {0};
    read_file(SOURCE_ROOT "/src/CODE-MAP", &map);
    for (char *line = strtok(map.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        struct buffer path = {0};
        if (line[0] == '#' || line[0] == ' ' || !strchr(line, '/'))
            continue;
        buffer_format(&path, "%s/src/%.*s", SOURCE_ROOT, (int)strcspn(line, " "), line);
        if (access(path.bytes, F_OK) != 0)
            fail_msg("src/CODE-MAP has a line for %.*s, which is not there", (int)strcspn(line, " "), line);
        buffer_free(&path);
    }
    buffer_free(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_include_only_what_they_use),
        cmocka_unit_test(rooms_use_only_rooms_below),
        cmocka_unit_test(a_library_enters_by_one_room),
        cmocka_unit_test(a_door_says_first_what_its_room_is),
        cmocka_unit_test(the_map_has_every_file),
        cmocka_unit_test(the_map_has_no_file_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
