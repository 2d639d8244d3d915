/* speech: the document that stele ships, as the wire that stele-parse made of assets/speech.md when stele was
 * built. */
#ifndef STELE_SPEECH_H
#define STELE_SPEECH_H

#include "stele/base.h"

/* From HELLO to END; lives as long as the program. */
struct slice speech_wire(void);

#endif
