/* process: starts another program with exactly the descriptors it is given, and tells how it ended. */
#ifndef STELE_PROCESS_H
#define STELE_PROCESS_H

#include "stele/base.h"

#include <sys/types.h>

struct process {
    pid_t id;   /* 0 when there is none */
    int output; /* read end of the pipe from its standard output, close-on-exec, non-blocking; -1 when closed
                 */
};

enum process_end {
    PROCESS_RUNNING,
    PROCESS_FINISHED, /* exit status 0 */
    PROCESS_FAILED,   /* another exit status */
    PROCESS_KILLED,   /* by a signal */
};

/*
 * Starts PROGRAM (a path; no search) with ARGUMENTS (terminated by NULL, the first is its name): standard
 * input is INPUT, standard output a new pipe, standard error /dev/null, no other descriptor open, an empty
 * environment, a session of its own. False: ERROR names the program and the reason; PROCESS is empty.
 */
bool process_start(struct process *process, const char *program, char *const arguments[], int input,
                   struct error *error);

/*
 * Starts for the reader ARGUMENTS[0], looked up in PATH unless it holds a slash, with our environment:
 * STANDARD are its standard descriptors (-1: /dev/null), no other is open. APART: in a session of its own,
 * where the terminal's signals do not reach it. Its "output" is -1. False: ERROR names the program and the
 * reason.
 */
bool process_start_found(struct process *process, char *const arguments[], const int standard[3], bool apart,
                         struct error *error);

/* How it ended, the same at every call; does not wait. DETAIL gets the exit status or the signal number. What
 * cannot be known (an empty PROCESS, one that was reaped elsewhere) counts as failed, with 0 in DETAIL. */
enum process_end process_poll(const struct process *process, int *detail);

/* The same, when it has ended. */
enum process_end process_wait(const struct process *process, int *detail);

/* Closes the pipe, kills it if it still runs and waits for it. An empty PROCESS is allowed. */
void process_stop(struct process *process);

/* The path of the program NAME that was installed with this one: beside /proc/self/exe, else in
 * ../libexec/stele. Appended to PATH. False: neither is there. */
bool process_sibling(const char *name, struct buffer *path);

#endif
