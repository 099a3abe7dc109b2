// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CReadline.h"

// A signal handler has no argument of ours: what it needs to give the terminal back waits here, ready made.
static struct {
  volatile sig_atomic_t armed;
  int descriptor;
  struct termios modes;
  char bytes[128];
  size_t length;
  bool installed;
  struct sigaction previous[NSIG];
  char stack[64 * 1024];  // for a stack overflow
} guard;

// Swift traps raise SIGILL or SIGTRAP.
static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};

// Async-signal-safe: write, tcgetpgrp, getpgrp and tcsetattr only.
void terminal_guard_give_back(void) {
  if (!guard.armed) return;
  guard.armed = 0;
  // In the background the terminal is somebody else's already.
  if (tcgetpgrp(guard.descriptor) != getpgrp()) return;
  size_t done = 0;
  while (done < guard.length) {
    ssize_t count = write(guard.descriptor, guard.bytes + done, guard.length - done);
    if (count > 0) done += (size_t)count;
    else if (errno != EINTR) break;
  }
  tcsetattr(guard.descriptor, TCSANOW, &guard.modes);
}

static void on_fatal_signal(int signal) {
  terminal_guard_give_back();
  // Delivered when this handler returns, to whoever was there before: the runtime's backtrace or the default.
  sigaction(signal, &guard.previous[signal], NULL);
  raise(signal);
}

static void install(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t ours = {.ss_sp = guard.stack, .ss_size = sizeof guard.stack};
    sigaltstack(&ours, NULL);
  }
  struct sigaction action = {.sa_handler = on_fatal_signal, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++) {
    int signal = fatal_signals[i];
    sigaction(signal, NULL, &guard.previous[signal]);
    if (guard.previous[signal].sa_handler != SIG_IGN) sigaction(signal, &action, NULL);
  }
  atexit(terminal_guard_give_back);
  guard.installed = true;
}

void terminal_guard_arm(int descriptor, const struct termios *modes, const char *bytes) {
  guard.armed = 0;
  guard.descriptor = descriptor;
  guard.modes = *modes;
  guard.length = strnlen(bytes, sizeof guard.bytes - 1);
  memcpy(guard.bytes, bytes, guard.length);
  if (!guard.installed) install();
  guard.armed = 1;
}

void terminal_guard_disarm(void) { guard.armed = 0; }
