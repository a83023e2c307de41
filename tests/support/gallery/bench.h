#ifndef TESTS_GALLERY_BENCH_H
#define TESTS_GALLERY_BENCH_H

void bench_panel(void);

#endif
