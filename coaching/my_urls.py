"""Addresses of a trainee's own coaching; coaching/urls.py takes them in."""

from django.urls import path

from coaching import my_views as views

urlpatterns = [
    path("me/coaching/", views.mine, name="mine"),
    path("me/coaching/book/", views.my_book, name="my_book"),
    path("me/coaching/<int:pk>/move/", views.my_move, name="my_move"),
    path("me/coaching/<int:pk>/cancel/", views.my_cancel, name="my_cancel"),
    path("me/groups/<int:pk>/join/", views.my_join, name="my_join"),
    path("me/todo/<int:pk>/done/", views.my_todo_done, name="my_todo_done"),
    path("me/coach/", views.my_coach, name="my_coach"),
    path("me/concern/", views.my_concern, name="my_concern"),
]
