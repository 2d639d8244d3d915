#include "pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
    STACK_FIRST = 32 * 1024,
    STACK_MOST = 1024 * 1024,
    MATCH_LIMIT = 1000 * 1000, /* of backtracking, some milliseconds */
    HEAP_LIMIT = 16 * 1024,    /* KiB, where there is no JIT */
};

struct pattern {
    pcre2_general_context *memory;
    pcre2_code *code;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; /* NULL where there is no JIT */
};

static void *allocate(size_t size, void *data)
{
    (void)data;
    return memory_new(size);
}

static void release(void *memory, void *data)
{
    (void)data;
    free(memory);
}

static uint32_t options_of(unsigned ways)
{
    static const struct {
        enum pattern_way way;
        uint32_t options;
    } table[] = {
        {PATTERN_TYPED, PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C},
        {PATTERN_ANY_CASE, PCRE2_CASELESS},
        {PATTERN_ANY_DOT, PCRE2_DOTALL},
        {PATTERN_LINES, PCRE2_MULTILINE},
    };
    uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    if (!(ways & PATTERN_TYPED))
        options |= PCRE2_NO_AUTO_CAPTURE;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (ways & table[i].way)
            options |= table[i].options;
    return options;
}

static bool compile(struct pattern *pattern, struct slice expression, unsigned ways,
                    struct pattern_error *error)
{
    int failure = 0;
    PCRE2_SIZE at = 0;
    pcre2_compile_context *context = pcre2_compile_context_create(pattern->memory);
    if (ways & PATTERN_WORDS)
        pcre2_set_compile_extra_options(context, PCRE2_EXTRA_MATCH_WORD);
    pattern->code = pcre2_compile((PCRE2_SPTR)expression.bytes, expression.length, options_of(ways), &failure,
                                  &at, context);
    pcre2_compile_context_free(context);
    if (!pattern->code && error) {
        pcre2_get_error_message(failure, (PCRE2_UCHAR *)error->text, sizeof error->text);
        error->at = at;
    }
    return pattern->code != NULL;
}

static void prepare(struct pattern *pattern)
{
    pattern->data = pcre2_match_data_create(1, pattern->memory);
    pattern->context = pcre2_match_context_create(pattern->memory);
    pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    pcre2_set_heap_limit(pattern->context, HEAP_LIMIT);
    if (pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0)
        pattern->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, pattern->memory);
    if (pattern->stack)
        pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
}

struct pattern *pattern_new(struct slice expression, unsigned ways, struct pattern_error *error)
{
    struct pattern *pattern = memory_new(sizeof *pattern);
    pattern->memory = pcre2_general_context_create(allocate, release, NULL);
    if (!compile(pattern, expression, ways, error)) {
        pattern_free(pattern);
        return NULL;
    }
    prepare(pattern);
    return pattern;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_jit_stack_free(pattern->stack);
    pcre2_match_data_free(pattern->data);
    pcre2_match_context_free(pattern->context);
    pcre2_code_free(pattern->code);
    pcre2_general_context_free(pattern->memory);
    free(pattern);
}

enum pattern_result pattern_match(struct pattern *pattern, struct slice text, size_t from,
                                  struct range *match)
{
    PCRE2_SPTR bytes = (PCRE2_SPTR)text.bytes;
    int result = pattern->stack ? pcre2_jit_match(pattern->code, bytes, text.length, from, PCRE2_NOTEMPTY,
                                                  pattern->data, pattern->context)
                                : pcre2_match(pattern->code, bytes, text.length, from, PCRE2_NOTEMPTY,
                                              pattern->data, pattern->context);
    if (result == PCRE2_ERROR_NOMATCH)
        return PATTERN_NONE;
    if (result < 0)
        return PATTERN_COSTLY;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->data);
    *match = (struct range){ends[0], ends[1]};
    return PATTERN_FOUND;
}

size_t pattern_find(struct pattern *pattern, struct slice text, size_t from)
{
    struct range match;
    enum pattern_result result = pattern_match(pattern, text, from, &match);
    return result == PATTERN_NONE ? NOWHERE : result == PATTERN_FOUND ? match.start : from;
}
