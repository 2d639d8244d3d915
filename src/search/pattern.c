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

static bool compile(struct pattern *pattern, struct slice expression)
{
    const uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NO_AUTO_CAPTURE;
    int failure;
    PCRE2_SIZE at;
    pcre2_compile_context *context = pcre2_compile_context_create(pattern->memory);
    pattern->code =
        pcre2_compile((PCRE2_SPTR)expression.bytes, expression.length, options, &failure, &at, context);
    pcre2_compile_context_free(context);
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

struct pattern *pattern_new(struct slice expression)
{
    struct pattern *pattern = memory_new(sizeof *pattern);
    pattern->memory = pcre2_general_context_create(allocate, release, NULL);
    if (!compile(pattern, expression)) {
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

size_t pattern_find(struct pattern *pattern, struct slice text, size_t from)
{
    PCRE2_SPTR bytes = (PCRE2_SPTR)text.bytes;
    int result =
        pattern->stack
            ? pcre2_jit_match(pattern->code, bytes, text.length, from, 0, pattern->data, pattern->context)
            : pcre2_match(pattern->code, bytes, text.length, from, 0, pattern->data, pattern->context);
    if (result == PCRE2_ERROR_NOMATCH)
        return NOWHERE;
    return result < 0 ? from : pcre2_get_ovector_pointer(pattern->data)[0];
}
