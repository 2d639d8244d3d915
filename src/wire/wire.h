/*
 * The bytes of the wire. An event is a header of 8 bytes, little-endian, and LENGTH bytes of payload:
 *
 *     0      type      enum wire_type
 *     1      small     kind, key, style or level
 *     2..3   length    of the payload
 *     4..7   value     number, flags
 *
 * A SECTION's payload is its ordinal and its label; value holds flags and, from bit 16 on, the ordinal's
 * bytes.
 */
#ifndef STELE_WIRE_PRIVATE_H
#define STELE_WIRE_PRIVATE_H

#include "stele/wire.h"

enum wire_type {
    WIRE_HELLO = 1, /* value: WIRE_VERSION */
    WIRE_META,
    WIRE_OPEN,
    WIRE_CLOSE,
    WIRE_TEXT,
    WIRE_STYLE_ON,
    WIRE_STYLE_OFF,
    WIRE_LINK,
    WIRE_ANCHOR,
    WIRE_NOTE_REF,
    WIRE_SECTION,
    WIRE_NOTICE,
    WIRE_RAW,
    WIRE_END,
    WIRE_TYPES
};

enum { WIRE_HEADER = 8, WIRE_PAYLOAD = 0xFFFF, WIRE_ORDINAL_SHIFT = 16, WIRE_ORDINAL = 64, WIRE_LEVELS = 32 };

#endif
