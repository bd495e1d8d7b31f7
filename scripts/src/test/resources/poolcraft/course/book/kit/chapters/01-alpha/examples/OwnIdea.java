//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DESCRIPTION A program of the book's own

void main() {
    IO.println("not shown anywhere");
}
