#include "stele/speech.h"

/* Made by src/embed.cmake. */
extern const unsigned char speech_bytes[];
extern const size_t speech_length;

struct slice speech_wire(void)
{
    return (struct slice){(const char *)speech_bytes, speech_length};
}
