/* The outline of a text as lines: level, ordinal if there is one, label; frames in brackets, editorial labels
 * behind "~". */
#ifndef STELE_TEST_INFER_OUTLINE_H
#define STELE_TEST_INFER_OUTLINE_H

#include "check.h"

#include "stele/infer.h"

static inline void outline_line(const struct section *section, struct buffer *into)
{
    buffer_format(into, "%u ", section->level);
    buffer_append_string(into, section->frame ? "[" : section->printed ? "" : "~");
    buffer_append(into, section->ordinal);
    buffer_append_string(into, section->ordinal.length > 0 ? " " : "");
    buffer_append(into, section->label);
    buffer_append_string(into, section->frame ? "]\n" : "\n");
}

/* Takes INFER. */
static inline void check_sections(struct infer *infer, const char *wanted, const char *file, int line)
{
    struct buffer got = {0};
    size_t count;
    while (!infer_step(infer, 1000))
        continue;
    const struct section *sections = infer_sections(infer, &count);
    for (size_t i = 0; i < count; i++)
        outline_line(&sections[i], &got);
    _assert_string_equal(buffer_string(&got), wanted, file, line);
    buffer_free(&got);
    infer_free(infer);
}

static inline void check_outline(const char *text, const char *wanted, const char *file, int line)
{
    check_sections(infer_new(slice_of(text)), wanted, file, line);
}

#define assert_outline(text, wanted) check_outline((text), (wanted), __FILE__, __LINE__)

/* Paragraphs to stand between headings. */
#define PROSE                                                                                                \
    "The harbour was quiet that morning, and the boats lay close together along\n"                           \
    "the wall. Nobody had come down from the town yet, though the bells had\n"                               \
    "rung twice and the light stood high over the hills.\n"
#define MORE                                                                                                 \
    "Later the merchants came and opened their sheds. They talked about wind and\n"                          \
    "prices as they had done every day for years.\n"

#endif
