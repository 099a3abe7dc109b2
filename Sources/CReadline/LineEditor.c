// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <poll.h>
#include <stdio.h>  // readline's headers need FILE first
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "CReadline.h"

// Readline is one global machine, and its callbacks carry no context: the one in use is kept here.
static struct {
  void *context;
  line_editor_line_handler on_line;
  line_editor_key_handler on_key;
  line_editor_change_handler on_change;
  FILE *nowhere;  // what readline would print: the screen is drawn elsewhere
  char *prompt;
  int byte;  // the byte being fed, or NONE
} editor;

enum {
  NONE = -1,
  HISTORY_LENGTH = 1000,
  KEY_SEQUENCE_PATIENCE = 50,  // milliseconds
};

static int next_byte(FILE *stream) {
  if (editor.byte != NONE) {
    int byte = editor.byte;
    editor.byte = NONE;
    return byte;
  }
  // A command that cannot wait for the next feed: it reads for itself.
  unsigned char byte;
  ssize_t count;
  do {
    count = read(fileno(stream), &byte, 1);
  } while (count < 0 && errno == EINTR);
  return count == 1 ? byte : EOF;
}

// After Escape readline asks whether more follows at once, as it does when a key sends a sequence.
// It also asks inside commands, to insert many characters together: there they must come one by one.
static int input_ahead(void) {
  if (RL_ISSTATE(RL_STATE_DISPATCHING)) return 0;
  struct pollfd input = {.fd = fileno(rl_instream), .events = POLLIN};
  return poll(&input, 1, KEY_SEQUENCE_PATIENCE) > 0;
}

static void changed(void) { editor.on_change(editor.context); }

static void submitted(char *line) {
  editor.on_line(editor.context, line);
  free(line);
}

static int key_typed(int count, int key) {
  (void)count, (void)key;
  editor.on_key(editor.context, rl_executing_keyseq, (size_t)rl_key_sequence_length);
  return 0;
}

static void install(void) {
  rl_callback_handler_install(editor.prompt ? editor.prompt : "", submitted);
}

static void set_variables(void) {
  rl_variable_bind("bell-style", "none");            // not in an exam room
  rl_variable_bind("blink-matching-paren", "off");   // it sleeps
  rl_variable_bind("convert-meta", "off");
  rl_variable_bind("input-meta", "on");
  rl_variable_bind("output-meta", "on");
  rl_variable_bind("enable-bracketed-paste", "off");  // readline's own makes one line of a whole paste
  rl_variable_bind("revert-all-at-newline", "on");
  rl_variable_bind("show-mode-in-prompt", "off");
}

bool line_editor_open(void *context, line_editor_line_handler on_line, line_editor_key_handler on_key,
                      line_editor_change_handler on_change) {
  if (editor.context) return false;
  editor.nowhere = fopen("/dev/null", "we");
  if (!editor.nowhere) return false;
  editor.context = context;
  editor.on_line = on_line;
  editor.on_key = on_key;
  editor.on_change = on_change;
  editor.byte = NONE;

  rl_readline_name = "oral";
  rl_instream = stdin;
  rl_outstream = editor.nowhere;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_prep_term_function = NULL;    // the modes are set once, not at each line:
  rl_deprep_term_function = NULL;  // what is typed between two lines is neither lost nor echoed
  rl_getc_function = next_byte;
  rl_input_available_hook = input_ahead;
  rl_redisplay_function = changed;
  rl_inhibit_completion = 1;

  rl_initialize();
  rl_tty_set_echoing(0);  // readline prints nothing by itself, not even the final newline
  set_variables();
  rl_tty_set_default_bindings(rl_get_keymap());
  using_history();
  stifle_history(HISTORY_LENGTH);
  install();
  return true;
}

void line_editor_close(void) {
  rl_callback_handler_remove();
  rl_clear_history();
  rl_outstream = stdout;
  fclose(editor.nowhere);
  editor.nowhere = NULL;
  editor.context = NULL;
}

void line_editor_feed(unsigned char byte) {
  editor.byte = byte;
  while (editor.byte != NONE) rl_callback_read_char();
}

void line_editor_reset(void) {
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_callback_handler_remove();
  install();
}

const char *line_editor_text(void) { return rl_line_buffer ? rl_line_buffer : ""; }
int line_editor_cursor(void) { return rl_point; }
const char *line_editor_prompt(void) { return rl_display_prompt ? rl_display_prompt : ""; }

void line_editor_set_prompt(const char *prompt) {
  free(editor.prompt);
  editor.prompt = strdup(prompt);
  rl_set_prompt(prompt);
}

void line_editor_replace(int start, int end, const char *text) {
  rl_begin_undo_group();
  rl_delete_text(start, end);
  rl_point = start;
  rl_insert_text(text);
  rl_end_undo_group();
  changed();
}

void line_editor_add_history(const char *line) {
  HIST_ENTRY *last = history_get(history_base + history_length - 1);
  if (!last || strcmp(last->line, line) != 0) add_history(line);
  using_history();  // the next line has begun already: it comes after this one
}

static const char *const keymaps[] = {"emacs-standard", "vi-insert", "vi-command"};

void line_editor_bind(const char *sequence) {
  for (size_t i = 0; i < sizeof keymaps / sizeof *keymaps; i++)
    rl_bind_keyseq_in_map(sequence, key_typed, rl_get_keymap_by_name(keymaps[i]));
}

void line_editor_bind_default(const char *sequence, const char *function) {
  rl_command_func_t *command = rl_named_function(function);
  for (size_t i = 0; i < sizeof keymaps / sizeof *keymaps; i++)
    rl_bind_keyseq_if_unbound_in_map(sequence, command, rl_get_keymap_by_name(keymaps[i]));
}
