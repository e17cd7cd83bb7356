"""Toponyms -> points with an honest radius: gazetteer, recognition, resolution, relative positions."""
