#include "cli.h"

#define END                    \
    {                          \
        NULL, NULL, NULL, ONCE \
    }

const cli_option general_options[] = {
    { "--library", "DIR",
      "the library's folder (else $PLUMBLINE_LIBRARY, else the one chosen"
      " at the first start, else the user's own)",
      ONCE },
    { "--as", "CODE", "who is at work; the library's first person where it is not given", ONCE },
    { "--json", NULL, "print JSON on standard output and nothing else there", ONCE },
    { "--help", NULL, "say what a command does and takes", ONCE },
    { "--version", NULL, "say which Plumbline this is", ONCE },
    END,
};

const cli_option window_options[] = {
    { "--script", "FILE", "run interactive commands from a file, with no window", ONCE },
    { "--size", "WxH", "the size of its screens; 1440x900 where it is not given", ONCE },
    { "--screens", "DIR", "where its screens are written as text", ONCE },
    { "--pixels", "DIR", "where they are written as PNG", ONCE },
    END,
};

static const cli_option frame_options[] = {
    { "--at", "TIME", "the time on the recording's clock", ONCE },
    { "--out", "FILE", "the picture to write, .png or .jpg (-o is the same)", ONCE },
    END,
};

static const cli_option split_options[] = {
    { "--after", "PART", "the last part that stays, from 1; the others become a recording", ONCE },
    END,
};

static const cli_option sheet_options[] = {
    { "--count", "N", "how many pictures, 1 to 1024; 20 where it is not given", ONCE },
    { "--width", "PIXELS", "of each picture, 40 to 640; by their number where it is not given",
      ONCE },
    { "--out", "FILE", "the sheet to write, .png or .jpg (-o is the same)", ONCE },
    END,
};

#define TRACK                                                                       \
    {                                                                               \
        "--track", "N", "which of its sounds, by the number that probe tells", ONCE \
    }
#define SIDE                                                                    \
    {                                                                           \
        "--side", "SIDE", "left or right: that side alone, for both ears", ONCE \
    }

static const cli_option speech_options[] = { TRACK, SIDE, END };

static const cli_option clip_options[] = {
    { "--from", "TIME", "its first picture is the one presented at this time", ONCE },
    { "--to", "TIME", "its last picture is the one presented just before this time", ONCE },
    { "--all", NULL, "code every picture anew, where those that can be would be copied", ONCE },
    TRACK,
    SIDE,
    { "--out", "FILE", "the clip to write, .mp4 (-o is the same)", ONCE },
    END,
};

static const cli_option new_options[] = {
    { "--rubric", "ID", "the rubric: its id, id@edition, or a file", ONCE },
    { "--facilitators", "LIST", "who is A, B and C: A=F-014,B=F-022", ONCE },
    { "--programme", "ID", "the programme that the session belongs to", ONCE },
    { "--session", "PLACE", "its place there (my-emotions/4) or its number", ONCE },
    { "--group", "NAME", "the group", ONCE },
    { "--date", "DATE", "the day of the session, 2026-03-10", ONCE },
    { "--reason", "TEXT", "why this session was chosen; it is printed", ONCE },
    { "--kind", "KIND", "routine (as shipped), requested, concern, training, calibration, second",
      ONCE },
    { "--setting", "SETTING", "group (as shipped), one-to-one, three-way-review", ONCE },
    { "--language", "CODE", "the language of the session, en-GB where it is not given", ONCE },
    { "--interest", "TEXT", "what the reviewer declares before starting", ONCE },
    { "--self", "PERSON", "a self-review of this facilitator, who opens the library with --as",
      ONCE },
    { "--concern-by", "ROLE", "of a review for concern: the role that raised it; it is printed",
      ONCE },
    { "--concern-on", "DATE", "and on which day", ONCE },
    { "--concern-items", "TEXT", "and about which items", ONCE },
    { "--service", "NAME", "in place of a recording: the service that it is about", ONCE },
    { "--short", NULL, "a short review: one drawn stretch and a few items, as the rubric says",
      ONCE },
    { "--seed", "NUMBER", "of a short review: draws the stretch that this number draws", ONCE },
    END,
};

static const cli_option sign_options[] = {
    { "--reason", "TEXT", "why less was watched than local policy asks for; it is printed", ONCE },
    END,
};

static const cli_option draw_options[] = {
    { "--reason", "TEXT", "why it is drawn again; every draw stays listed", ONCE },
    { "--seed", "NUMBER", "draws the stretch that this number draws", ONCE },
    END,
};

static const cli_option copy_options[] = {
    { "--out", "FILE", "the file to write; it must not be there (-o is the same)", ONCE },
    END,
};

static const cli_option move_options[] = {
    { "--rubric", "ID", "where to: id@edition, an id for its newest edition, or a file", ONCE },
    { "--keep", "LIST", "of those asked about: scores that stay, 2.4 or 2.4/A,3.1", REPEATS },
    { "--drop", "LIST", "of those asked about: scores that go", REPEATS },
    { "--keep-all", NULL, "all that are not named stay", ONCE },
    { "--drop-all", NULL, "all that are not named go", ONCE },
    END,
};

static const cli_option at_options[] = {
    { "--at", "TIME", "the moment", ONCE },
    END,
};

static const cli_option answer_options[] = {
    { "--passed-on", NULL, "it was passed on before", ONCE },
    { "--done", NULL, "it was passed on now", ONCE },
    { "--by", "ROLE", "the role that passed it on", ONCE },
    { "--to", "ROLE", "the role that was told", ONCE },
    { "--when", "WORDS", "when, in words", ONCE },
    END,
};

static const cli_option concern_options[] = {
    { "--at", "TIME", "the moment", ONCE },
    { "--item", "ITEM", "the item or question it is about", ONCE },
    { "--facilitator", "WHO", "one letter, or session (as shipped)", ONCE },
    { "--note", "TEXT", "what was seen and heard", ONCE },
    END,
};

static const cli_option withdraw_options[] = {
    { "--note", "TEXT", "why it is withdrawn", ONCE },
    END,
};

static const cli_option spoken_options[] = {
    { "--facilitator", "WHO", "with whom: A, B or C", ONCE },
    { "--on", "DATE", "the day, 2026-03-12", ONCE },
    END,
};

static const cli_option show_rubric_options[] = {
    { "--language", "CODE", "in one of the languages that it has texts in: cy", ONCE },
    END,
};

static const cli_option release_options[] = {
    { "--facilitator", "WHO", "to whom: A, B or C", ONCE },
    { "--answer-until", "DATE",
      "until when it can be answered; by local policy where it is not given", ONCE },
    END,
};

static const cli_option reply_options[] = {
    { "--note", "TEXT", "what you say to it, in any language", ONCE },
    { "--point", "TAG", "about one moment of it; else about the whole", ONCE },
    { "--outcome", "WORD", "agreed or different, if you wish", ONCE },
    { "--keep", NULL, "keep it without sending it: only you can see it", ONCE },
    END,
};

static const cli_option close_options[] = {
    { "--facilitator", "WHO", "for whom: A, B or C", ONCE },
    { "--outcome", "WORD", "agreed, different (seen differently), or none (no answer)", ONCE },
    END,
};

static const cli_option second_options[] = {
    { "--note", "TEXT", "what should be looked at again", ONCE },
    END,
};

static const cli_option settle_options[] = {
    { "--by", "PERSON", "who looks at it: neither the first reviewer nor anybody of the session",
      ONCE },
    { "--refuse", "TEXT", "why there is none; it stays on record", ONCE },
    END,
};

static const cli_option delivery_options[] = {
    { "--counts", "YES", "no: the session may not count as delivered; yes: it does", ONCE },
    { "--reason", "TEXT", "why; a person decides, nothing is worked out", ONCE },
    END,
};

static const cli_option correct_options[] = {
    { "--reason", "TEXT", "why; it stands in both records", ONCE },
    END,
};

static const cli_option no_strength_options[] = {
    { "--facilitator", "WHO", "A, B or C", ONCE },
    { "--reason", "TEXT", "why none is noted; it is printed. Without it the note is taken back",
      ONCE },
    END,
};

static const cli_option tag_options[] = {
    { "--at", "TIME", "the moment, or the start of a span", ONCE },
    { "--to", "TIME", "the end of a span", ONCE },
    { "--item", "ITEM", "an item of the rubric, 2.4; may be repeated", REPEATS },
    { "--facilitator", "WHO", "A, B, C or session; may be repeated", REPEATS },
    { "--kind", "KIND", "neutral (as shipped), strength, development, critical, agreed-departure",
      ONCE },
    { "--note", "TEXT", "what was seen and heard; \"\" takes it out", MAY_BE_EMPTY },
    { "--report", "YES", "yes: its note becomes a point of the report; no: it does not", ONCE },
    END,
};

static const cli_option count_options[] = {
    { "--at", "TIME", "the moment", ONCE },
    { "--to", "TIME", "the end of a counter that spans", ONCE },
    { "--kind", "KIND", "what is said of it, where the counter has kinds: open, closed", ONCE },
    END,
};

static const cli_option stretch_options[] = {
    { "--chosen", "HOW", "random, chosen, whole; none takes it out", ONCE },
    { "--from", "TIME", "where it begins", ONCE },
    { "--to", "TIME", "where it ends; the rubric's length behind --from where it is not given",
      ONCE },
    { "--seed", "NUMBER", "draws the random one that this number draws", ONCE },
    END,
};

static const cli_option departure_options[] = {
    { "--reason", "TEXT", "why the manual was departed from", ONCE },
    { "--agreed-with", "ROLE", "with whom it was agreed: a role or a code", ONCE },
    END,
};

static const cli_option score_options[] = {
    { "--word", "WORD", "of a level with several words: missed or harmful", ONCE },
    { "--sentence", "TEXT", "the one sentence that stands for a moment", MAY_BE_EMPTY },
    { "--done", "WORD", "whether it was done, where the rubric asks: no, partly, yes; or none",
      ONCE },
    { "--evidence", "TAG", "a further tag it rests on; may be repeated", REPEATS },
    { "--without", "TAG", "a tag that names the item and is left out; may be repeated", REPEATS },
    END,
};

static const cli_option plan_options[] = {
    { "--at", "TIME", "where it begins, 0:58:24", ONCE },
    { "--to", "TIME", "where a break or an empty room ends", ONCE },
    { "--kind", "KIND", "part (as shipped), break, empty", ONCE },
    { "--title", "TEXT", "what the part is called", ONCE },
    END,
};

static const cli_option session_options[] = {
    { "--with", "CODES", "who led the session, too, where it is begun: F-022,F-027", ONCE },
    END,
};

static const cli_option prompt_options[] = {
    { "--at", "TIME", "the moment that it names", ONCE },
    { "--send", "YES", "of what is kept for its writer: yes: it is sent with the rest; no", ONCE },
    { "--at-once", NULL, "send it to the reviewer now, where the question lets you", ONCE },
    { "--later", NULL, "no longer: it goes with the rest", ONCE },
    { "--report", "YES", "where that is left to you: yes: put it in the report; no", ONCE },
    END,
};

static const cli_option link_options[] = {
    { "--item", "ITEM", "the item that rests on it", ONCE },
    { "--address", "WHERE", "the address of a page, or where the paper is kept", ONCE },
    { "--note", "TEXT", "what it shows; no person is named", ONCE },
    END,
};

static const cli_option action_options[] = {
    { "--facilitator", "WHO", "A, B or C", ONCE },
    { "--text", "TEXT", "the skill and what to do", ONCE },
    { "--by", "DATE", "by when, 2026-03-31", ONCE },
    { "--practised", "TEXT", "how it is practised; \"\" takes it out", MAY_BE_EMPTY },
    { "--seen", "TEXT", "how we shall see it; \"\" takes it out", MAY_BE_EMPTY },
    { "--support", "TEXT", "what support is given; \"\" takes it out", MAY_BE_EMPTY },
    { "--item", "ITEM", "the item of the rubric that it serves, 2.2; \"\" takes it out",
      MAY_BE_EMPTY },
    END,
};

static const cli_option outcome_options[] = {
    { "--outcome", "WORD", "done (as shipped), on-the-way, not-yet, dropped", ONCE },
    { "--note", "TEXT", "a word on it", ONCE },
    END,
};

static const cli_option person_options[] = {
    { "--role", "ROLE", "treatment-manager, clinical-lead, facilitator, administrator", ONCE },
    END,
};

static const cli_option post_options[] = {
    { "--from", "DATE", "the day from which the person is in post", ONCE },
    { "--left", "DATE", "the day on which the post was left", ONCE },
    END,
};

static const cli_option report_options[] = {
    { "--facilitator", "WHO", "one facilitator of the review; else one report for each", ONCE },
    { "--format", "LIST", "html (as shipped), pdf, json, or several: pdf,html", ONCE },
    { "--out", "DIR", "the folder to write to (-o is the same)", ONCE },
    { "--stills", NULL, "put in the frame of each moment (off as shipped)", ONCE },
    { "--no-scores", NULL, "leave the scores out", ONCE },
    { "--recipient", "ROLE", "who it is for; kept on the log", ONCE },
    END,
};

#define BENCH_COUNT                                       \
    {                                                     \
        "--count", "NUMBER", "how often it is done", ONCE \
    }
#define BENCH_WARM                                                       \
    {                                                                    \
        "--warm", NULL, "prepare first, and say what was prepared", ONCE \
    }
#define BENCH_SEED                                                                \
    {                                                                             \
        "--seed", "NUMBER", "of the random places; 7 where it is not given", ONCE \
    }
#define BENCH_NUMBERS                                                                        \
    {                                                                                        \
        "--numbers", "NUMBER",                                                               \
            "the pictures carry their numbers as tests/bench/material paints them, counted " \
            "anew after so many: each is read",                                              \
            ONCE                                                                             \
    }
#define BENCH_SIZE                                                                      \
    {                                                                                   \
        "--size", "WxH", "the size of the window; 1440x900 where it is not given", ONCE \
    }
#define BENCH_NO_WINDOW                                                              \
    {                                                                                \
        "--no-window", NULL, "without a window, even where there is a display", ONCE \
    }

static const cli_option bench_seek_options[] = {
    BENCH_COUNT,
    BENCH_SEED,
    BENCH_WARM,
    { "--near", NULL, "jump about among pictures that were shown just before", ONCE },
    { "--tags", NULL, "jump to places that were told before, as those of tags are", ONCE },
    { "--thumbs", NULL, "make small pictures of the whole first: they answer a jump", ONCE },
    BENCH_NUMBERS,
    END,
};

static const cli_option bench_step_options[] = {
    BENCH_COUNT, BENCH_SEED, BENCH_WARM, BENCH_NUMBERS, END,
};

static const cli_option bench_play_options[] = {
    { "--for", "TIME", "how long it plays; a minute where it is not given", ONCE },
    { "--from", "TIME", "where it begins", ONCE },
    { "--speed", "NUMBER", "from 0.25 to 4; the pitch is kept", ONCE },
    { "--jumps", "NUMBER", "so many jumps to random places, spread over the time", ONCE },
    BENCH_SEED,
    BENCH_SIZE,
    BENCH_NO_WINDOW,
    BENCH_NUMBERS,
    END,
};

static const cli_option bench_index_options[] = {
    BENCH_COUNT, BENCH_SEED, BENCH_WARM, BENCH_NUMBERS, END,
};

static const cli_option bench_start_options[] = {
    BENCH_COUNT,
    BENCH_WARM,
    BENCH_NO_WINDOW,
    END,
};

static const cli_option bench_speech_options[] = { BENCH_COUNT, BENCH_WARM, END };

static const cli_option bench_sheet_options[] = {
    BENCH_COUNT,
    BENCH_WARM,
    { "--pictures", "NUMBER", "how many small pictures; 300 where it is not given", ONCE },
    END,
};

static const cli_option bench_list_options[] = {
    { "--recordings", "NUMBER", "in the library; 10000 where it is not given", ONCE },
    BENCH_COUNT,
    END,
};

static const cli_option bench_ui_options[] = {
    { "--tags", "NUMBER", "of the review that is open; 200 where it is not given", ONCE },
    BENCH_SIZE,
    BENCH_COUNT,
    END,
};

static const cli_option transcript_options[] = {
    { "--part", "NUMBER", "the part whose clock the file goes by, from 1; else the recording's",
      ONCE },
    END,
};

static const cli_option search_options[] = {
    { "--recording", "RECORDING", "in this one alone", ONCE },
    END,
};

static const cli_option log_options[] = {
    { "--from", "NUMBER", "the first line to show", ONCE },
    END,
};

const cli_command commands[] = {
    { "index", NULL, "PATH…", 1, -1,
      "add recordings: files, DVD folders and images, and folders with all beneath them", NULL,
      run_index },
    { "recordings", NULL, "", 0, 0, "list the recordings of the library", NULL, run_recordings },
    { "join", NULL, "RECORDING…", 2, -1, "make one recording of several, in this order", NULL,
      run_join },
    { "split", NULL, "RECORDING", 1, 1, "make two recordings of one", split_options, run_split },
    { "probe", NULL, "PATH…", 1, -1, "say what a recording is; several paths are its parts", NULL,
      run_probe },
    { "frame", NULL, "PATH…", 1, -1, "write the exact frame presented at a time", frame_options,
      run_frame },
    { "sheet", NULL, "PATH…", 1, -1,
      "write a contact sheet: pictures over the whole recording, their times under them",
      sheet_options, run_sheet },
    { "speech", NULL, "PATH…", 1, -1, "say where people speak in a recording", speech_options,
      run_speech },
    { "clip", NULL, "PATH…", 1, -1,
      "write a stretch of a recording as MP4, from exact frame to exact frame", clip_options,
      run_clip },
    { "rubric", "check", "FILE…", 1, -1, "check rubrics: each problem with line and column", NULL,
      run_rubric_check },
    { "rubric", "list", "", 0, 0, "list the rubrics at hand", NULL, run_rubric_list },
    { "rubric", "show", "ID", 1, 1, "show a rubric", show_rubric_options, run_rubric_show },
    { "rubric", "compare", "ID ID", 2, 2,
      "say what the second has otherwise than the first: id@edition or a file each", NULL,
      run_rubric_compare },
    { "rubric", "copy", "ID", 1, 1, "write a rubric's text to a new file, for editing",
      copy_options, run_rubric_copy },
    { "rubric", "add", "FILE", 1, 1,
      "keep an own rubric in the library; an edition that is known is never changed", NULL,
      run_rubric_add },
    { "rubric", "schema", "", 0, 0, "print the JSON Schema of rubrics, for editors", NULL,
      run_rubric_schema },
    { "programme", "check", "FILE…", 1, -1, "check programme files", NULL, run_programme_check },
    { "programme", "list", "", 0, 0, "list the programmes at hand", NULL, run_programme_list },
    { "programme", "show", "ID", 1, 1, "show a programme's modules and sessions", NULL,
      run_programme_show },
    { "review", "new", "[RECORDING]", 0, 1,
      "start a review of a recording, or with --service about a service", new_options,
      run_review_new },
    { "review", "list", "", 0, 0, "list the reviews that you may see", NULL, run_review_list },
    { "review", "show", "REVIEW", 1, 1, "show a review and what is missing to sign it", NULL,
      run_review_show },
    { "review", "sign", "REVIEW", 1, 1,
      "sign it, when nothing is missing; nothing changes afterwards", sign_options,
      run_review_sign },
    { "review", "draw", "REVIEW", 1, 1, "draw the stretch of a short review again, with a reason",
      draw_options, run_review_draw },
    { "review", "whole", "REVIEW", 1, 1,
      "go on with a short review as a whole one; it keeps its tags and scores", NULL,
      run_review_whole },
    { "review", "move", "REVIEW", 1, 1,
      "go over to another edition of the rubric, while it is a draft", move_options,
      run_review_move },
    { "review", "risk", "REVIEW", 1, 1, "someone may be at risk: stored at once", at_options,
      run_review_risk },
    { "review", "risk-answer", "RISK", 1, 1, "answer whether it was passed on", answer_options,
      run_review_risk_answer },
    { "review", "concern", "REVIEW", 1, 1, "a concern about practice, or the account of a 0",
      concern_options, run_review_concern },
    { "review", "withdraw", "REVIEW CONCERN", 2, 2, "withdraw a concern before signing, in words",
      withdraw_options, run_review_withdraw },
    { "review", "spoken", "REVIEW", 1, 1, "say that you have spoken with a facilitator",
      spoken_options, run_review_spoken },
    { "review", "release", "REVIEW", 1, 1, "release a signed review to one facilitator",
      release_options, run_review_release },
    { "review", "read", "REVIEW", 1, 1, "say that you have read what was released to you", NULL,
      run_review_read },
    { "review", "answer", "REVIEW", 1, 1, "answer what was released to you", reply_options,
      run_review_answer },
    { "review", "close", "REVIEW", 1, 1, "close it for one facilitator, with its outcome",
      close_options, run_review_close },
    { "review", "second", "REVIEW", 1, 1, "ask for a second reviewer", second_options,
      run_review_second },
    { "review", "settle", "REVIEW WISH", 2, 2, "name the second reviewer, or refuse with a reason",
      settle_options, run_review_settle },
    { "review", "delivery", "REVIEW", 1, 1, "say whether the session counts as delivered",
      delivery_options, run_review_delivery },
    { "review", "correct", "REVIEW", 1, 1, "start a correction of a signed review; both stay",
      correct_options, run_review_correct },
    { "review", "consensus", "REVIEW REVIEW", 2, 2,
      "start an agreed record of two signed reviews; both stay", NULL, run_review_consensus },
    { "review", "no-strength", "REVIEW", 1, 1, "no strength noted for a facilitator, with a reason",
      no_strength_options, run_review_no_strength },
    { "tag", "add", "REVIEW", 1, 1, "tag a moment or a span", tag_options, run_tag_add },
    { "tag", "list", "REVIEW", 1, 1, "list the tags of a review", NULL, run_tag_list },
    { "tag", "edit", "TAG", 1, 1, "change what is given; the rest stays", tag_options,
      run_tag_edit },
    { "tag", "delete", "TAG", 1, 1, "delete a tag; undo brings it back", NULL, run_tag_delete },
    { "count", "add", "REVIEW COUNTER WHO", 3, 3,
      "count something in the stretch: a counter of the rubric, of A, B, C or session",
      count_options, run_count_add },
    { "count", "list", "REVIEW", 1, 1, "list counts, rates and what is computed of them", NULL,
      run_count_list },
    { "count", "delete", "REVIEW COUNT", 2, 2, "delete a count; undo brings it back", NULL,
      run_count_delete },
    { "count", "stretch", "REVIEW", 1, 1,
      "choose the stretch in which is counted; drawn at random where it is not said",
      stretch_options, run_count_stretch },
    { "tag", "departure", "TAG", 1, 1, "say why an agreed departure was made, and agreed with whom",
      departure_options, run_tag_departure },
    { "tag", "departures", "[REVIEW]", 0, 1,
      "list agreed departures by session of the programme: all that you may see, or one review's",
      NULL, run_tag_departures },
    { "score", "set", "REVIEW ITEM WHO VALUE", 4, 4,
      "set a score: a level, no-opportunity, not-applicable, not-seen, not-judgeable, or none",
      score_options, run_score_set },
    { "score", "list", "REVIEW", 1, 1, "list the scores with their evidence, and the figures", NULL,
      run_score_list },
    { "plan", "add", "REVIEW", 1, 1,
      "mark how the session ran: a part that begins, or with --kind a break or an empty room",
      plan_options, run_plan_add },
    { "plan", "list", "REVIEW", 1, 1, "list the marks of how the session ran", NULL,
      run_plan_list },
    { "plan", "delete", "REVIEW TIME", 2, 2,
      "take the mark away that begins there; undo brings it back", NULL, run_plan_delete },
    { "session", "show", "RECORDING", 1, 1,
      "show the review of a session by its facilitators, with its facts", NULL, run_session_show },
    { "session", "set", "RECORDING QUESTION [TEXT]", 2, 3,
      "answer a question of it: 2, 2/why, 4/1/next; of the facts f1, f3/who; the first answer "
      "begins "
      "it; without a text it is taken away",
      session_options, run_session_set },
    { "session", "finish", "RECORDING", 1, 1, "say that its facilitators have finished", NULL,
      run_session_finish },
    { "session", "add", "RECORDING QUESTION TEXT", 3, 3, "add words to it once its day is over",
      NULL, run_session_add },
    { "prompt", "list", "REVIEW", 1, 1, "list the questions of a review with their answers", NULL,
      run_prompt_list },
    { "prompt", "set", "REVIEW PROMPT [TEXT]", 2, 3,
      "answer a question, 2, or a field of it: 2/why, 3/1/next; without a text it is taken away, "
      "but "
      "where an option says what becomes of it",
      prompt_options, run_prompt_set },
    { "prompt", "seen", "REVIEW PROMPT", 2, 2,
      "say that you have seen what somebody wrote that is seen at once", NULL, run_prompt_seen },
    { "link", "add", "REVIEW", 1, 1, "add a link to evidence, in a review about a service",
      link_options, run_link_add },
    { "link", "list", "REVIEW", 1, 1, "list the links of a review", NULL, run_link_list },
    { "link", "delete", "LINK", 1, 1, "delete a link; undo brings it back", NULL, run_link_delete },
    { "action", "add", "REVIEW", 1, 1, "add an action for a facilitator", action_options,
      run_action_add },
    { "action", "edit", "ACTION", 1, 1, "change what is given; the rest stays", action_options,
      run_action_edit },
    { "action", "delete", "ACTION", 1, 1, "delete an action; undo brings it back", NULL,
      run_action_delete },
    { "action", "list", "REVIEW", 1, 1, "list the actions of a review", NULL, run_action_list },
    { "action", "done", "ACTION", 1, 1, "say what became of an action", outcome_options,
      run_action_done },
    { "policy", "show", "", 0, 0, "show local policy: each value, and whether it is as shipped",
      NULL, run_policy_show },
    { "policy", "check", "FILE…", 1, -1, "check policy files: each problem with line and column",
      NULL, run_policy_check },
    { "policy", "set", "FILE", 1, 1,
      "set local policy from a file; with a problem in it the values in force stay", NULL,
      run_policy_set },
    { "plan", "policy", "FILE", 1, 1, "the same as policy set", NULL, run_policy_set },
    { "person", "add", "CODE", 1, 1, "add a person, or a role", person_options, run_person_add },
    { "person", "post", "CODE", 1, 1, "say from when to when somebody is in post", post_options,
      run_person_post },
    { "person", "list", "", 0, 0, "list the people of the library", NULL, run_person_list },
    { "transcript", "add", "RECORDING FILE", 2, 2,
      "add a transcript to a recording: WebVTT or SRT, the file is read once", transcript_options,
      run_transcript_add },
    { "transcript", "remove", "RECORDING", 1, 1, "remove the transcript of a recording", NULL,
      run_transcript_remove },
    { "transcript", "list", "RECORDING", 1, 1, "list the files of its transcript", NULL,
      run_transcript_list },
    { "search", NULL, "WORDS…", 1, -1,
      "find words in notes, and in transcripts where local policy lets; each search of these is on "
      "the log",
      search_options, run_search },
    { "undo", NULL, "REVIEW", 1, 1, "take the last action of a review back", NULL, run_undo },
    { "redo", NULL, "REVIEW", 1, 1, "take it forth again", NULL, run_redo },
    { "report", NULL, "REVIEW", 1, 1, "write the supervision report of a signed review",
      report_options, run_report },
    { "verify", NULL, "", 0, 0, "check the database, the log and the recordings", NULL,
      run_verify },
    { "log", "list", "", 0, 0, "show the log", log_options, run_log_list },
    { "log", "verify", "", 0, 0, "check that the log is whole", NULL, run_log_verify },
    { "bench", "seek", "PATH…", 1, -1, "measure jumps to random places", bench_seek_options,
      run_bench_seek },
    { "bench", "step", "PATH…", 1, -1, "measure steps of one frame, back and forward",
      bench_step_options, run_bench_step },
    { "bench", "play", "PATH…", 1, -1, "measure playing: in a window where there is a display",
      bench_play_options, run_bench_play },
    { "bench", "index", "PATH…", 1, -1, "measure indexing and opening", bench_index_options,
      run_bench_index },
    { "bench", "start", "PATH…", 1, -1, "measure starts up to the first picture",
      bench_start_options, run_bench_start },
    { "bench", "speech", "PATH…", 1, -1, "measure finding where people speak", bench_speech_options,
      run_bench_speech },
    { "bench", "sheet", "PATH…", 1, -1, "measure making small pictures of the whole",
      bench_sheet_options, run_bench_sheet },
    { "bench", "list", "", 0, 0, "measure a start up to the list of many recordings",
      bench_list_options, run_bench_list },
    { "bench", "ui", "", 0, 0, "measure from a key until all is painted", bench_ui_options,
      run_bench_ui },
    { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL },
};
