/* sandbox.h: the walls around a parser: what it may ask of the system once a stranger's document is read. */
#ifndef STELE_PARSE_SANDBOX_H
#define STELE_PARSE_SANDBOX_H

#include "stele/base.h"

enum {
    SANDBOX_MEMORY = 256 * 1024 * 1024, /* bytes, whatever the document's size */
    SANDBOX_MEMORY_FACTOR = 40,         /* and so many times that size */
    SANDBOX_SECONDS = 30,               /* of processor time */
};

/* To be called first: this process ends with its parent, gains no privileges, cannot be looked into. False:
 * the parent has gone already or the system refuses; ERROR says so. */
bool sandbox_prepare(struct error *error);

/*
 * Locks this process up for good: bounds on memory and time for a document of SIZE bytes, and no system calls
 * but those that read and write what is open, allocate memory that is not executable, and end the process;
 * all others fail with EPERM. False: nothing or not all of it could be done; ERROR says what.
 */
bool sandbox_enter(size_t size, struct error *error);

#endif
