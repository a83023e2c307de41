#include "test.h"

#include "plumbline/paint/layout.h"

TEST(strips_are_cut_and_never_more_than_there_is)
{
    pl_rect rest = { 10, 20, 100, 50 };
    pl_rect left = pl_cut_left(&rest, 30), right = pl_cut_right(&rest, 20);
    pl_rect top = pl_cut_top(&rest, 10), bottom = pl_cut_bottom(&rest, 100);
    check(left.x == 10 && left.w == 30 && left.h == 50);
    check(right.x == 90 && right.w == 20);
    check(top.x == 40 && top.y == 20 && top.w == 50 && top.h == 10);
    check(bottom.y == 30 && bottom.h == 40);
    check(pl_rect_empty(rest) && rest.h == 0);
    check(pl_rect_empty(pl_cut_left(&rest, -5)) == true);
}

TEST(rectangles_meet_and_join)
{
    pl_rect a = { 0, 0, 10, 10 }, b = { 5, 5, 10, 10 }, far = { 50, 0, 5, 5 }, none = { 0 };
    pl_rect both = pl_rect_meet(a, b), about = pl_rect_join(a, b);
    check(both.x == 5 && both.y == 5 && both.w == 5 && both.h == 5);
    check(about.x == 0 && about.w == 15 && about.h == 15);
    check(pl_rect_empty(pl_rect_meet(a, far)));
    check(pl_rect_join(a, none).w == 10 && pl_rect_join(none, far).x == 50);
    check(pl_rect_holds(a, 0, 0) && !pl_rect_holds(a, 10, 0) && !pl_rect_holds(a, -0.1, 5));
}

TEST(rows_share_what_is_left_over)
{
    static const struct {
        double width, gap;
        pl_part parts[4];
        int count;
        double want[4]; /* widths */
    } cases[] = {
        { 100, 0, { { 20, 0, 0 }, { 0, 1, 0 } }, 2, { 20, 80 } },
        { 100, 10, { { 20, 0, 0 }, { 0, 1, 0 }, { 0, 1, 0 } }, 3, { 20, 30, 30 } },
        { 100, 0, { { 0, 1, 0 }, { 0, 1, 0 }, { 0, 1, 0 } }, 3, { 33, 34, 33 } },
        { 100, 0, { { 60, 1, 20 }, { 60, 0, 0 } }, 2, { 40, 60 } },
        { 50, 0, { { 60, 1, 20 }, { 60, 0, 0 } }, 2, { 20, 30 } },
        { 100, 0, { { 80, 1, 0 }, { 80, 1, 0 } }, 2, { 50, 50 } },
        { 10, 20, { { 5, 0, 0 }, { 5, 0, 0 } }, 2, { 5, 0 } },
        { 0, 0, { { 5, 0, 0 } }, 1, { 0 } },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rect row[4], column[4];
        pl_layout_row(row, (pl_rect){ 7, 3, cases[i].width, 10 }, cases[i].parts, cases[i].count,
                      cases[i].gap);
        pl_layout_column(column, (pl_rect){ 3, 7, 10, cases[i].width }, cases[i].parts,
                         cases[i].count, cases[i].gap);
        for (int k = 0; k < cases[i].count; k++) {
            if (row[k].w != cases[i].want[k])
                print_error("case %zu, part %d: %.1f\n", i, k, row[k].w);
            check(row[k].w == cases[i].want[k]);
            check(row[k].x == column[k].y && row[k].w == column[k].h);
            check(row[k].x + row[k].w <= 7 + cases[i].width);
        }
    }
}
