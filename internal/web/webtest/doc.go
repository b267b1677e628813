// Package webtest walks through samples of pages as the tests of every package
// with pages do: Walk reads their HTML, Look opens them in Chromium.
//
//	func TestTheSamplesHold(t *testing.T) { t.Parallel(); webtest.Walk(t, office.Samples()) }
//
// It is for tests alone and never part of the program.
package webtest
