// Package simulation evaluates scenarios on the leaves of a tree of chances and on
// paths drawn inside them, and finds statistics of what comes of it: exact where
// nothing is drawn. What can happen and how likely it is stands in package uncertainty;
// no text for people is made here.
package simulation
