// SPDX-License-Identifier: GPL-3.0-or-later

#define _GNU_SOURCE
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "CReadline.h"

static const int64_t second = 1000000000;

void unix_make_raw(struct termios *modes) {
  // IXON: Ctrl-S would freeze the screen. ICRNL, INLCR: a pasted CR stays one.
  modes->c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
  modes->c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  modes->c_lflag |= ISIG | NOFLSH;
  // Ctrl-C and Ctrl-Z come as bytes, in the order they are typed; as signals they would overtake the line.
  modes->c_cc[VINTR] = _POSIX_VDISABLE;
  modes->c_cc[VSUSP] = _POSIX_VDISABLE;
  modes->c_cc[VMIN] = 1;
  modes->c_cc[VTIME] = 0;
}

int unix_control_character(const struct termios *modes, int which) {
  return modes->c_cc[which] == _POSIX_VDISABLE ? -1 : modes->c_cc[which];
}

bool unix_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void unix_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  // Readline asks the environment again: LC_ALL would win there over LC_CTYPE.
  unsetenv("LC_ALL");
  setenv("LC_CTYPE", "C.UTF-8", 1);
  setlocale(LC_CTYPE, "");
}

int unix_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// Boot time goes on while the machine sleeps.
int unix_timer_descriptor(void) { return timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK); }

int unix_timer_set(int descriptor, int64_t nanoseconds) {
  struct itimerspec when = {.it_value = {.tv_sec = nanoseconds / second, .tv_nsec = nanoseconds % second}};
  return timerfd_settime(descriptor, TFD_TIMER_ABSTIME, &when, NULL);
}

int unix_signal_descriptor(const sigset_t *signals) {
  return signalfd(-1, signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int unix_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t count;
  do {
    count = read(descriptor, &info, sizeof info);
  } while (count < 0 && errno == EINTR);
  return count == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int64_t unix_boot_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  return now.tv_sec * second + now.tv_nsec;
}

// A handler has no argument of ours.
static volatile sig_atomic_t forward_to = -1;

static void forward(int signal) {
  int saved = errno;
  unsigned char number = (unsigned char)signal;
  // A full pipe has woken its reader already.
  if (write(forward_to, &number, 1) < 0) {}
  errno = saved;
}

void unix_forward_signals(int descriptor, const int *signals, struct sigaction *previous, size_t count) {
  forward_to = descriptor;
  struct sigaction action = {.sa_handler = forward, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < count; i++) {
    sigaction(signals[i], NULL, &previous[i]);
    if (previous[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  }
}

void unix_stop_forwarding(const int *signals, const struct sigaction *previous, size_t count) {
  for (size_t i = 0; i < count; i++) sigaction(signals[i], &previous[i], NULL);
  forward_to = -1;
}

void unix_stop_as_default(void) {
  struct sigaction action = {.sa_handler = SIG_DFL}, previous;
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &action, &previous);
  // Dispatch's threads have every signal blocked. To this thread: it goes on when the process does.
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &previous, NULL);
}
