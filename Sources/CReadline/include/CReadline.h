// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Terminal needs of C: readline as a line editor that draws nothing, the guard that gives the
// terminal back when the process dies, and the system calls whose macros and variadics Swift does not import.
// Readline's own headers stay behind this one: their globals would be unsafe mutable state to Swift.

#ifndef ORAL_CREADLINE_H
#define ORAL_CREADLINE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#pragma clang assume_nonnull begin

// MARK: The line editor (LineEditor.c)

/// Called when a line is submitted; `line` is null at the end of input. The text is only lent.
typedef void (*line_editor_line_handler)(void *context, const char *_Nullable line);

/// Called when a key sequence given to `line_editor_bind` is typed. The bytes are only lent.
typedef void (*line_editor_key_handler)(void *context, const char *sequence, size_t length);

/// Called when the line, the cursor or the prompt may have changed.
typedef void (*line_editor_change_handler)(void *context);

/// Makes `context` the owner of the only line editor of the process. False if it already has one.
bool line_editor_open(void *context, line_editor_line_handler on_line, line_editor_key_handler on_key,
                      line_editor_change_handler on_change);
void line_editor_close(void);

/// Gives one typed byte to the editor; the handlers are called before it returns.
void line_editor_feed(unsigned char byte);

/// Empties the line and leaves any search, argument or half-typed key sequence.
void line_editor_reset(void);

/// The line as typed so far, and the cursor as an offset in its bytes. Lent until the next call.
const char *line_editor_text(void);
int line_editor_cursor(void);
/// The prompt to show: the one set, or readline's own while one searches the history.
const char *line_editor_prompt(void);
void line_editor_set_prompt(const char *prompt);

/// Replaces the bytes `start..<end` of the line and leaves the cursor after the new text. One undo for it.
void line_editor_replace(int start, int end, const char *text);

void line_editor_add_history(const char *line);

/// Sends a key sequence to the key handler, in the emacs and vi maps alike.
void line_editor_bind(const char *sequence);
/// Gives a key sequence to one of readline's named functions unless it already has one.
void line_editor_bind_default(const char *sequence, const char *function);

// MARK: The guard (TerminalGuard.c)

/// From now on a crash, a fatal signal or `exit` writes `bytes` to the terminal and sets it back to `modes`.
/// At most 127 bytes.
void terminal_guard_arm(int descriptor, const struct termios *modes, const char *bytes);
/// Does so now, if it is armed.
void terminal_guard_give_back(void);
/// The terminal has been given back by ordinary means.
void terminal_guard_disarm(void);

// MARK: System calls (Unix.c)

/// `modes` as the editor wants them: byte by byte, no echo, nothing lost, output left alone.
/// Only the quit character still makes a signal: it is the way out of a program that hangs.
void unix_make_raw(struct termios *modes);
/// A control character of `modes` (`VINTR`, `VSUSP`); -1 when it is disabled.
int unix_control_character(const struct termios *modes, int which);

/// The size that the terminal says it has; false when it says none.
bool unix_terminal_size(int descriptor, int *columns, int *rows);

/// Makes typed text UTF-8 whatever `LANG` and `LC_ALL` say. Changes the environment: before any thread.
void unix_use_utf8(void);

int unix_event_descriptor(void);
int unix_timer_descriptor(void);
/// Arms the timer for an instant of CLOCK_BOOTTIME, in nanoseconds; 0 disarms it.
int unix_timer_set(int descriptor, int64_t nanoseconds);
int unix_signal_descriptor(const sigset_t *signals);
/// The next pending signal, or 0 when there is none.
int unix_next_signal(int descriptor);
int64_t unix_boot_time(void);

/// From now on each of `signals`, whichever thread gets it, is a byte with its number written to `descriptor`, which
/// must not block. What was there before goes to `previous`. Once per process at a time.
void unix_forward_signals(int descriptor, const int *signals, struct sigaction *previous, size_t count);
/// Has the signals do again what they did.
void unix_stop_forwarding(const int *signals, const struct sigaction *previous, size_t count);
/// Stops the process as Ctrl-Z does, until it is continued, though the signal was forwarded.
void unix_stop_as_default(void);

#pragma clang assume_nonnull end

#endif
