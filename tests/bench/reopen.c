/* Opens what ffms2 indexed before: reads its index and makes a video source, ready for frames. Prints the
 * milliseconds of each of COUNT times, a line each. usage: reopen VIDEO INDEX COUNT */
#include <ffms.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    char words[1024];
    FFMS_ErrorInfo err = { .Buffer = words, .BufferSize = sizeof words };
    if (argc != 4)
        return 2;
    FFMS_Init(0, 0);
    for (int i = 0; i < atoi(argv[3]); i++) {
        double from = now();
        FFMS_Index *index = FFMS_ReadIndex(argv[2], &err);
        int track = index ? FFMS_GetFirstIndexedTrackOfType(index, FFMS_TYPE_VIDEO, &err) : -1;
        FFMS_VideoSource *source =
            track < 0 ? NULL
                      : FFMS_CreateVideoSource(argv[1], track, index, 1, FFMS_SEEK_NORMAL, &err);
        if (!source) {
            fprintf(stderr, "reopen: %s\n", words);
            return 1;
        }
        printf("%.3f\n", now() - from);
        FFMS_DestroyVideoSource(source);
        FFMS_DestroyIndex(index);
    }
    return 0;
}
