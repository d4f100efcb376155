"""The article as it is read and marked: geometry, layout, painting, gestures."""
