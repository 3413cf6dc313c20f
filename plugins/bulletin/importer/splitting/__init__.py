"""The body parted into articles: by the contents, or by the form of titles where there are none."""
