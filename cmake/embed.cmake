# Writes FILES as one table of C strings: { name, text } with a closing { 0, 0 }.
set(text "/* made by cmake/embed.cmake; not to be edited */\n")
string(APPEND text "static const struct { const char *name, *text; } embedded[] = {\n")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
    # one literal a hundred bytes, so that no compiler limit on a literal's length is met
    string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f]){60})" "\\1\"\n     \"" bytes "${bytes}")
    string(APPEND text "    { \"${name}\",\n     \"${bytes}\" },\n")
endforeach()
string(APPEND text "    { 0, 0 },\n};\n")
file(WRITE ${OUT} "${text}")
