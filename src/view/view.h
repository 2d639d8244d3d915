/* The parts of the screen. Each draws into its own rows and columns of the frame. */
#ifndef STELE_VIEW_PRIVATE_H
#define STELE_VIEW_PRIVATE_H

#include "stele/view.h"

void view_page(struct reader *reader, struct frame *frame);
void view_outline(struct reader *reader, struct frame *frame);
void view_status(struct reader *reader, struct frame *frame);
void view_list(struct reader *reader, struct frame *frame);
void view_panel(struct reader *reader, struct frame *frame);
/* True if a prompt is open. */
bool view_prompt(struct reader *reader, struct frame *frame);

/* A character of the chrome, or its ASCII form where only that is sure to take one column. */
const char *view_chrome(const struct reader *reader, const char *drawn, const char *ascii);
/* The colour of the pillar that SECTION belongs to, or OTHERWISE. */
enum frame_style view_pillar(const struct document *document, size_t section, enum frame_style otherwise);

#endif
