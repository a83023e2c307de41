#include "ops.h"

#include "plumbline/base/error.h"

#include <math.h>
#include <string.h>

static const char *const role_names[PL_ROLES] = {
    [PL_ROLE_GROUP] = "group",     [PL_ROLE_REGION] = "region",
    [PL_ROLE_HEADING] = "heading", [PL_ROLE_TEXT] = "text",
    [PL_ROLE_BUTTON] = "button",   [PL_ROLE_TOGGLE] = "toggle",
    [PL_ROLE_CHOICE] = "choice",   [PL_ROLE_OPTION] = "option",
    [PL_ROLE_TAB] = "tab",         [PL_ROLE_CHIP] = "chip",
    [PL_ROLE_LINK] = "link",       [PL_ROLE_FIELD] = "field",
    [PL_ROLE_SWITCH] = "switch",   [PL_ROLE_CHECKBOX] = "checkbox",
    [PL_ROLE_RADIO] = "radio",     [PL_ROLE_LIST] = "list",
    [PL_ROLE_ROW] = "row",         [PL_ROLE_TABLE] = "table",
    [PL_ROLE_COLUMN] = "column",   [PL_ROLE_CELL] = "cell",
    [PL_ROLE_MENU] = "menu",       [PL_ROLE_MENU_ITEM] = "menu-item",
    [PL_ROLE_SLIDER] = "slider",   [PL_ROLE_PROGRESS] = "progress",
    [PL_ROLE_STATUS] = "status",   [PL_ROLE_ALERT] = "alert",
    [PL_ROLE_TOOLTIP] = "tooltip", [PL_ROLE_DIALOG] = "dialog",
    [PL_ROLE_IMAGE] = "image",     [PL_ROLE_MARK] = "mark",
    [PL_ROLE_KEY] = "key",
};

const char *pl_element_role_name(pl_element_role role)
{
    pl_assert(role < PL_ROLES);
    return role_names[role];
}

int pl_list_count(const pl_list *list)
{
    return list->node_count;
}

pl_element pl_list_element(const pl_list *list, int index)
{
    pl_assert(index >= 0 && index < list->node_count);
    const paint_node *node = &list->nodes[index];
    return (pl_element){ .id = node->id,
                         .role = (pl_element_role)node->role,
                         .state = node->state,
                         .rect = node->rect,
                         .name = list->text.data + node->name,
                         .value = list->text.data + node->value,
                         .hint = list->text.data + node->hint,
                         .parent = node->parent,
                         .depth = node->depth,
                         .seen = node->seen };
}

int pl_list_find(const pl_list *list, uint64_t id)
{
    for (int i = 0; id && i < list->node_count; i++)
        if (list->nodes[i].id == id)
            return i;
    return -1;
}

int pl_list_around(const pl_list *list, int index, pl_element_role role)
{
    for (int i = index; i >= 0 && i < list->node_count; i = list->nodes[i].parent)
        if (list->nodes[i].role == (uint32_t)role)
            return i;
    return -1;
}

/* The last modal element: nothing before it is there for pointer and Tab. */
static int modal_of(const pl_list *list)
{
    for (int i = list->node_count - 1; i >= 0; i--)
        if (list->nodes[i].state & PL_IS_MODAL)
            return i;
    return 0;
}

static const double LEAST_TARGET = 24;

static bool is_small(const paint_node *node)
{
    return node->rect.w < LEAST_TARGET || node->rect.h < LEAST_TARGET;
}

static pl_rect reach(const paint_node *node)
{
    double x = fmax(0, (LEAST_TARGET - node->rect.w) / 2);
    double y = fmax(0, (LEAST_TARGET - node->rect.h) / 2);
    return pl_rect_inset(node->seen, -x, -y);
}

static pl_point centre(const paint_node *node)
{
    return (pl_point){ node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2 };
}

static bool is_target(const paint_node *node)
{
    return node->state & PL_IS_TARGET && !pl_rect_empty(node->seen);
}

/* Whether a small target may take a point from `other`, the topmost there: from what it lies upon and
 * from a small neighbour, never from a large neighbour or from what covers it. */
static bool may_take(const paint_node *small, const paint_node *other)
{
    if (small == other || (is_small(other) && small->parent == other->parent))
        return true;
    pl_point middle = centre(small);
    return small > other && pl_rect_holds(other->rect, middle.x, middle.y);
}

int pl_list_hit(const pl_list *list, double x, double y)
{
    int from = modal_of(list), top = -1, nearest = -1;
    for (int i = from; i < list->node_count; i++)
        if (is_target(&list->nodes[i]) && pl_rect_holds(list->nodes[i].seen, x, y))
            top = i;
    double best = HUGE_VAL;
    for (int i = from; i < list->node_count; i++) {
        const paint_node *node = &list->nodes[i];
        if (!is_target(node) || !is_small(node) || !pl_rect_holds(reach(node), x, y))
            continue;
        double far = hypot(x - centre(node).x, y - centre(node).y);
        if ((top < 0 || may_take(node, &list->nodes[top])) && far <= best) {
            best = far;
            nearest = i;
        }
    }
    return nearest >= 0 ? nearest : top;
}

static bool inside(const pl_list *list, int index, int about)
{
    for (int i = index; i >= 0; i = list->nodes[i].parent)
        if (i == about)
            return true;
    return false;
}

uint64_t pl_list_next_stop(const pl_list *list, uint64_t id, int way, uint64_t within)
{
    int modal = modal_of(list), about = pl_list_find(list, within), at = pl_list_find(list, id);
    bool is_modal = list->node_count > 0 && list->nodes[modal].state & PL_IS_MODAL;
    int count = list->node_count;
    if (count == 0)
        return 0;
    if (at < 0)
        at = way > 0 ? count - 1 : 0;
    for (int step = 1; step <= count; step++) {
        int i = ((at + way * step) % count + count) % count;
        const paint_node *node = &list->nodes[i];
        if (node->state & PL_IS_STOP && node->id && (!is_modal || inside(list, i, modal)) &&
            (about < 0 || inside(list, i, about)))
            return node->id;
    }
    return 0;
}

static const struct {
    unsigned bit;
    const char *name;
} state_names[] = {
    { PL_IS_HOVER, "hover" },       { PL_IS_PRESSED, "pressed" },     { PL_IS_FOCUS, "focus" },
    { PL_IS_DISABLED, "disabled" }, { PL_IS_SELECTED, "selected" },   { PL_IS_CHECKED, "checked" },
    { PL_IS_MIXED, "mixed" },       { PL_IS_ERROR, "error" },         { PL_IS_OPEN, "open" },
    { PL_IS_BUSY, "busy" },         { PL_IS_READ_ONLY, "read-only" },
};

static void add_states(pl_text *out, unsigned state)
{
    int said = 0;
    for (size_t i = 0; i < sizeof state_names / sizeof *state_names; i++)
        if (state & state_names[i].bit)
            pl_text_add_format(out, "%s%s", said++ ? " " : " [", state_names[i].name);
    if (said)
        pl_text_add_char(out, ']');
}

/* In quotes, on one line. */
static void add_quoted(pl_text *out, const char *words)
{
    pl_text_add_char(out, '"');
    for (; *words; words++) {
        if (*words == '\n')
            pl_text_add(out, "\\n");
        else if (*words == '"' || *words == '\\')
            pl_text_add_format(out, "\\%c", *words);
        else
            pl_text_add_char(out, *words);
    }
    pl_text_add_char(out, '"');
}

void pl_list_text(pl_text *out, const pl_list *list)
{
    for (int i = 0; i < list->node_count; i++) {
        pl_element e = pl_list_element(list, i);
        pl_text_add_format(out, "%*s%s", 2 * e.depth, "", pl_element_role_name(e.role));
        if (*e.name) {
            pl_text_add_char(out, ' ');
            add_quoted(out, e.name);
        }
        if (*e.value) {
            pl_text_add(out, " = ");
            add_quoted(out, e.value);
        }
        add_states(out, e.state);
        pl_text_add_format(out, " %.0f,%.0f %.0fx%.0f\n", e.rect.x, e.rect.y, e.rect.w, e.rect.h);
    }
}
