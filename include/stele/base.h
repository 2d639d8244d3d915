/* base: what every room stands on: memory that does not fail, slices, buffers, arenas, regions, errors. */
#ifndef STELE_BASE_H
#define STELE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place is a byte offset into a document's text; NOWHERE where there is none. */
#define NOWHERE SIZE_MAX

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#if defined(__GNUC__)
#define STELE_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define STELE_PRINTF(string, first)
#endif

/* The bytes [start, end) of a text. */
struct range {
    size_t start, end;
};

bool range_holds(struct range range, size_t place);

/* ---- errors: what the world did; a bug is an assert ---- */

struct error {
    char text[512]; /* one sentence for the user, without a full stop; names the file and the reason */
};

/* Writes the sentence into ERROR, which may be NULL. Returns false, so that a caller can return it. */
bool error_set(struct error *error, const char *format, ...) STELE_PRINTF(2, 3);

/* ---- memory: when there is none the program ends with a message and status 2 ---- */

void *memory_new(size_t size); /* zeroed; free() it */

/* Room for NEEDED items of SIZE bytes. Returns ITEMS, moved if it had to grow; new items are not zeroed. */
void *memory_grow(void *items, size_t *capacity, size_t needed, size_t size);
#define array_reserve(items, capacity, needed)                                                               \
    ((items) = memory_grow((items), &(capacity), (needed), sizeof *(items)))

/* ---- slices: bytes that belong to somebody else ---- */

struct slice {
    const char *bytes; /* not terminated; may be NULL when length is 0 */
    size_t length;
};

struct slice slice_of(const char *string); /* of a terminated string; NULL gives the empty one */
struct slice slice_cut(struct slice slice, size_t from, size_t to); /* clamped to the slice */
struct slice slice_range(struct slice slice, struct range range);
struct slice slice_trim(struct slice slice); /* without ASCII white space at both ends */
bool slice_equal(struct slice one, struct slice other);
bool slice_is(struct slice slice, const char *string);
bool slice_starts(struct slice slice, struct slice prefix);
/* Takes the first word off REST, and the white space behind it. Empty at the end. */
struct slice slice_word(struct slice *rest);
/* The decimal number that SLICE is. False: it is none, or greater than MOST. */
bool slice_number(struct slice slice, size_t most, size_t *number);
char *slice_string(struct slice slice);                 /* a terminated copy; free() it */
uint64_t slice_hash(struct slice slice, uint64_t seed); /* FNV-1a, 64 bits; seed 0 to start */

/* ---- buffers: bytes that are yours ---- */

struct buffer {
    char *bytes; /* terminated after LENGTH bytes; NULL before the first append */
    size_t length, capacity;
};

void buffer_append(struct buffer *buffer, struct slice slice);
void buffer_append_string(struct buffer *buffer, const char *string);
void buffer_append_byte(struct buffer *buffer, char byte);
void buffer_format(struct buffer *buffer, const char *format, ...) STELE_PRINTF(2, 3);
void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments);
/* "1 hit", "2 hits": NOUN with an s where COUNT is not one. */
void buffer_append_count(struct buffer *buffer, size_t count, const char *noun);
void buffer_insert(struct buffer *buffer, size_t at, struct slice slice);
void buffer_remove(struct buffer *buffer, size_t at, size_t length);
void buffer_clear(struct buffer *buffer);               /* keeps the memory */
void buffer_free(struct buffer *buffer);                /* and makes it empty again */
struct slice buffer_slice(const struct buffer *buffer); /* lent until the next change */
const char *buffer_string(const struct buffer *buffer); /* terminated, never NULL; lent likewise */

/* ---- arenas: many small things that go together ---- */

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);                             /* and all it gave; NULL is allowed */
void *arena_take(struct arena *arena, size_t size);               /* zeroed, aligned for any object */
struct slice arena_copy(struct arena *arena, struct slice slice); /* terminated copy */

/* ---- regions: bytes that grow and never move ---- */

struct region {
    char *bytes; /* readable up to LENGTH */
    size_t length, committed, reserved;
};

/* Reserves address space for LIMIT bytes. False: the system has not that much; ERROR says so. */
bool region_open(struct region *region, size_t limit, struct error *error);
/* The same for a text of any size: as much address space as there is, which costs nothing until it is used.
 */
bool region_open_large(struct region *region, struct error *error);
/* Appends as much of SLICE as the limit allows. Returns the bytes taken. */
size_t region_append(struct region *region, struct slice slice);
void region_close(struct region *region);

/* ---- files ---- */

/* Writes all of it, over interruptions and short writes. False: errno says why. */
bool file_write(int descriptor, struct slice slice);
/* Reads until the end or LIMIT bytes. False: errno says why. */
bool file_read(int descriptor, struct buffer *into, size_t limit);

/* A file as memory: LENGTH readable bytes at an address that stays. */
struct map {
    char *bytes; /* NULL: none */
    size_t length, index;
};

/* Maps the first LENGTH bytes of FILE, which may be closed then. What the file loses later reads as zero
 * bytes, and what is written to it may be seen. False: ERROR has the system's reason alone. LENGTH is not 0.
 */
bool map_open(struct map *map, int file, size_t length, struct error *error);
/* The file was found shorter than it was. */
bool map_shrank(const struct map *map);
void map_close(struct map *map);

/* ---- time ---- */

uint64_t clock_microseconds(void); /* monotonic */

#endif
